/** Offers a text as a file to be saved. */
export function saveFile(name: string, content: BlobPart, type = "text/plain"): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read it later only.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
