import { saveFile } from "../../../ui/saveFile";

/** A receipt as the file that `neura-audit verify-receipt` reads. */
export const SaveReceipt = ({ job, document: content }: { job: string; document: string }) => (
  <button type="button" className="button" onClick={() => saveFile(`receipt-${job}.json`, content, "application/json")}>
    Save the receipt
  </button>
);
