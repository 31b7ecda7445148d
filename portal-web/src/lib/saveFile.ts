/** Hands something to the browser as a file to keep. */
export function saveFile(name: string, content: Blob) {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export const yaml = (text: string) => new Blob([text], { type: "application/yaml" });
