import { useQuery } from "urql";
import { Near } from "../ui/Near";
import { MenuBalanceDocument } from "./menu.generated";

/** What one has at this market to pay runs with. */
export function MenuBalance() {
  const [{ data }] = useQuery({ query: MenuBalanceDocument, requestPolicy: "cache-and-network" });
  return <p className="muted" role="status">Balance here: {data?.viewer ? <Near yocto={data.viewer.balance.available} /> : "…"}</p>;
}
