/** A receipt as the file that `neura-audit verify-receipt` reads. */
export const SaveReceipt = ({ job, document: content }: { job: string; document: string }) => (
  <button
    type="button" className="button"
    onClick={() => {
      const url = URL.createObjectURL(new Blob([content], { type: "application/json" }));
      const link = Object.assign(document.createElement("a"), { href: url, download: `receipt-${job}.json` });
      link.click();
      URL.revokeObjectURL(url);
    }}
  >
    Save the receipt
  </button>
);
