/// Files people add: photos, videos, PDFs; and the PDFs we seal.
///
/// Life of a file: it gets [Room], its bytes are streamed into a draft while they are hashed, looked at (what is it really, how large, does
/// [VirusScan] find something), encrypted ([SealedContent]) and kept by their SHA-256, and named by a row that nobody refers to yet. A create that names the id attaches it to its
/// work order, once. What nobody attached within a day is swept; contents without a row are swept after it.
///
/// Others may call: [Files] (attach, show, store, open), [AttachmentView], [Place].
/// Decisions: the content decides the type, never the name; readers come with a signed link that ends within the hour, so an
/// `<img>` needs no header and a leaked link dies, and that is no better than whom it was made for may still come in; the thumbnail is made at upload, because only then can we say whether there is one.
package mendwell.files;
