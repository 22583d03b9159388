import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";

export interface Tab {
  readonly id: string;
  readonly title: ReactNode;
  readonly content: ReactNode;
}

/** Tabs by arrow keys; what is behind one is only made when it is opened. */
export const Tabs = ({ label, tabs, current, onChange }: {
  label: string;
  tabs: readonly Tab[];
  current: string;
  onChange: (id: string) => void;
}) => (
  <Radix.Root value={current} onValueChange={onChange} className="stack">
    <Radix.List aria-label={label} className="tabs">
      {tabs.map((tab) => <Radix.Trigger key={tab.id} value={tab.id}>{tab.title}</Radix.Trigger>)}
    </Radix.List>
    {tabs.map((tab) => <Radix.Content key={tab.id} value={tab.id}>{tab.content}</Radix.Content>)}
  </Radix.Root>
);
