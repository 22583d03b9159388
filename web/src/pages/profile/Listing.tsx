import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { ReactNode } from "react";
import type { AnyVariables } from "urql";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { More } from "../../ui/More";
import type { Page } from "../../ui/pagedList";
import { useConnection } from "../../ui/useConnection";

/** A table that grows: its headings, what a row shows, and what to say while there is none. */
export function Listing<Data, Variables extends AnyVariables & { after?: string | null }, Node>({
  query, variables, pick, identify, caption, heads, row, empty,
}: {
  query: TypedDocumentNode<Data, Variables>;
  variables: Omit<Variables, "after">;
  pick: (data: Data) => Page<Node> | null | undefined;
  identify: (node: Node) => unknown;
  caption: string;
  heads: readonly string[];
  /** The cells; the first one names the row. */
  row: (node: Node) => readonly ReactNode[];
  empty: ReactNode;
}) {
  const { nodes, fetching, error, more, retry } = useConnection(query, variables, pick, { identify });
  if (error) return <Failure error={error} retry={retry} />;
  if (nodes.length === 0) return fetching ? <Loading /> : <div className="empty">{empty}</div>;
  return (
    <>
      <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <caption className="visually-hidden">{caption}</caption>
          <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
          <tbody>
            {nodes.map((node) => {
              const [first, ...rest] = row(node);
              return (
                <tr key={String(identify(node))}>
                  <th scope="row">{first}</th>
                  {rest.map((cell, index) => <td key={index}>{cell}</td>)}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <More more={more} />
    </>
  );
}
