import { mailboxUrl } from "./addresses.ts";

export type Mail = { id: string; to: string; subject: string; text: string; html: string; attachments: { name: string; type: string; bytes: number }[] };

/** The newest mail to an address whose subject or text holds all of these words; waits up to 20 s for it. */
export async function mailTo(address: string, ...words: string[]): Promise<Mail> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const response = await fetch(`${mailboxUrl}/api/mails?to=${encodeURIComponent(address)}`);
    const mails = (await response.json()) as Mail[];
    const found = mails.find((mail) => words.every((word) => mail.subject.includes(word) || mail.text.includes(word)));
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`No mail to ${address} with ${words.join(", ")}; there are: ${mails.map((mail) => mail.subject).join(" | ")}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

/** The address of the portal that a mail leads to. */
export function linkIn(mail: Mail): string {
  const link = /https?:\/\/\S+/.exec(mail.text)?.[0];
  if (!link) throw new Error(`The mail "${mail.subject}" has no link:\n${mail.text}`);
  return link;
}

/** The one-time code in a mail. */
export function codeIn(mail: Mail): string {
  const code = /(?<!\d)\d{6}(?!\d)/.exec(mail.text)?.[0];
  if (!code) throw new Error(`The mail "${mail.subject}" has no code:\n${mail.text}`);
  return code;
}
