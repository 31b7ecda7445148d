package mendwell.documents;
import java.nio.file.*;
class Preview {
  public static void main(String[] a) throws Exception {
    var d = new Documents(Fonts.found()); var out = Path.of(a[0]);
    for (var l : Language.values()) {
      long t=System.nanoTime();
      Files.write(out.resolve("quote-"+l.tag()+".pdf"), d.pdf(Samples.quote(l), l));
      Files.write(out.resolve("signed-"+l.tag()+".pdf"), d.pdf(Samples.signedQuote(l), Samples.evidence(l), l));
      Files.write(out.resolve("long-"+l.tag()+".pdf"), d.pdf(Samples.quote(l, "عمر 𠮷田 㛃 김민준 Łukasz O'Brien 👍", Samples.longTable(l), new Signature.Typed("𠮷田", Samples.SIGNED)), l));
      Files.write(out.resolve("report-"+l.tag()+".pdf"), d.pdf(Samples.report(l), Samples.evidence(l), l));
      System.out.println((System.nanoTime()-t)/1000000);
    }
    for (int i=0;i<Integer.getInteger("n",0);i++){ long t=System.nanoTime(); var b=d.pdf(Samples.signedQuote(Language.ZH_CN), Samples.evidence(Language.ZH_CN), Language.ZH_CN); System.out.println("ms "+(System.nanoTime()-t)/1000000+" "+b.length); }
  }
}
