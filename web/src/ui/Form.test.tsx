import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { Button } from "./Button";
import { Form } from "./Form";
import { Price } from "./Near";

describe("a form", () => {
  it("is not sent again while it runs, and its button keeps the focus", () => {
    const send = vi.fn();
    const shown = (busy: boolean) => <Form label="Send" running="Sending" busy={busy} send={send}><input aria-label="Name" /></Form>;
    const { rerender, unmount } = render(shown(false));
    screen.getByRole("button").focus();
    fireEvent.click(screen.getByRole("button", { name: "Send" }));
    rerender(shown(true));
    const button = screen.getByRole("button", { name: "Sending" });
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute("aria-disabled")).toBe("true");
    fireEvent.click(button);
    fireEvent.submit(screen.getByLabelText("Name"));
    expect(send).toHaveBeenCalledTimes(1);
    unmount();
  });

  it("that is wrong is not sent, and the first wrong field gets the focus", async () => {
    const send = vi.fn();
    const { unmount } = render(
      <Form label="Send" check={() => false} send={send}>
        <input aria-label="Right" />
        <input aria-label="Wrong" aria-invalid="true" />
      </Form>,
    );
    fireEvent.click(screen.getByRole("button"));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Wrong")));
    expect(send).not.toHaveBeenCalled();
    unmount();
  });
});

describe("a button", () => {
  it("does nothing while what it began runs", () => {
    const press = vi.fn();
    const { rerender, unmount } = render(<Button busy onClick={press}>Do</Button>);
    fireEvent.click(screen.getByRole("button"));
    rerender(<Button aria-disabled onClick={press}>Do</Button>);
    fireEvent.click(screen.getByRole("button"));
    expect(press).not.toHaveBeenCalled();
    rerender(<Button onClick={press}>Do</Button>);
    fireEvent.click(screen.getByRole("button"));
    expect(press).toHaveBeenCalledTimes(1);
    unmount();
  });
});

describe("a price", () => {
  it.each([[null, "free"], ["0", "free"]])("%s is %s", (yocto, text) => expect(renderToStaticMarkup(<Price yocto={yocto} />)).toBe(text));
  it("is an amount otherwise", () =>
    expect(renderToStaticMarkup(<Price yocto="1500000000000000000000000" />)).toContain("1.5 NEAR"));
});
