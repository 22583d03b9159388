import { base64 } from "@scure/base";
import { useEffect, useRef, useState } from "react";
import { Field } from "../../../ui/Field";
import { Drawing } from "./Drawing";
import type { InputProps } from "./InputForm";
import { isDrawable, pictureSize, scaled } from "./pictures";
import { useTurn } from "./useTurn";

type Source = ImageBitmap | HTMLCanvasElement;

/** A picture from a file, or drawn; made as large as the model reads it, and shown so. */
export function ImageInput({ model, onInput, missing }: InputProps) {
  const size = model?.imageInput ?? pictureSize(model?.inputs[0]?.shape);
  const drawable = isDrawable(size);
  const grey = size?.channels === 1;
  const [way, setWay] = useState<"draw" | "file">(drawable ? "draw" : "file");
  const [inverted, setInverted] = useState(false);
  const [preview, setPreview] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const turn = useTurn();
  const source = useRef<Source | null>(null);
  useEffect(() => () => { if (preview) URL.revokeObjectURL(preview); }, [preview]);

  const take = async (next: Source | null, invert: boolean, counts = turn()) => {
    source.current = next;
    setInverted(invert);
    if (!next) {
      setPreview(null);
      return onInput(null);
    }
    const png = await scaled(next, size, invert);
    const bytes = new Uint8Array(await png.arrayBuffer());
    if (!counts()) return;
    setPreview(URL.createObjectURL(png));
    onInput({ image: base64.encode(bytes) });
  };
  const pick = async (file: File | undefined) => {
    setWrong(null);
    if (!file) return;
    const counts = turn();
    try {
      const picture = await createImageBitmap(file);
      if (counts()) await take(picture, inverted, counts);
    } catch {
      if (!counts()) return;
      setWrong(`This browser cannot read ${file.name} as a picture. PNG, JPEG and WebP work.`);
      await take(null, inverted);
    }
  };
  const change = (next: "draw" | "file") => {
    setWay(next);
    void take(null, false);
  };
  return (
    <>
      {drawable && (
        <div className="row" role="radiogroup" aria-label="Where the picture comes from">
          <Way name="Draw" checked={way === "draw"} onChange={() => change("draw")} />
          <Way name="From a file" checked={way === "file"} onChange={() => change("file")} />
        </div>
      )}
      {way === "draw" && <Drawing onDrawn={(canvas) => void take(canvas, inverted)} />}
      {way === "draw" && missing && <p className="wrong" role="alert">Draw something, or take a picture from a file.</p>}
      {way === "file" && (
        <Field
          label="Picture" wrong={wrong ?? (missing && "Choose a picture.")}
          hint={size && `The model reads ${size.width} × ${size.height} pixels${grey ? ", grey" : ""}.`}
        >
          <input type="file" accept="image/*" onChange={(event) => void pick(event.target.files?.[0])} />
        </Field>
      )}
      {grey && (
        <label className="row check">
          <input type="checkbox" checked={inverted} onChange={(event) => void take(source.current, event.target.checked)} />
          Swap light and dark
        </label>
      )}
      {preview && (
        <figure className="preview">
          <img src={preview} alt="As it is sent" width={112} height={112} />
          <figcaption className="muted">as the model gets it</figcaption>
        </figure>
      )}
    </>
  );
}

const Way = ({ name, ...radio }: { name: string; checked: boolean; onChange: () => void }) => (
  <label className="row check"><input type="radio" name="way" {...radio} />{name}</label>
);
