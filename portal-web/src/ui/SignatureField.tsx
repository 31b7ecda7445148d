import { useEffect, useRef } from "react";
import type SignaturePad from "signature_pad";
import type { Signature } from "../api/types.ts";
import { useT } from "../i18n/common.ts";
import { Button } from "./Button.tsx";
import { FieldProblem, RadioCards, TextField } from "./fields.tsx";
import { Stack } from "./Layout.tsx";
import styles from "./SignatureField.module.css";

export const noSignature: Signature = { method: "DRAWN", name: "", image: null, strokes: null };

/** Whether a signature can be sent: a name, and a drawing when it is to be drawn. */
export const isSigned = ({ method, name, image }: Signature) => name.trim() !== "" && (method === "TYPED" || image !== null);

type SignatureFieldProps = { value: Signature; onChange: (signature: Signature) => void; /** Show what is missing. */ checked: boolean };

/** A signature, drawn with a finger or typed. The timing of the strokes goes with the drawing as evidence. */
export function SignatureField({ value, onChange, checked }: SignatureFieldProps) {
  const t = useT();
  return (
    <Stack>
      <TextField label={t("signature.name")} required autoComplete="name" maxLength={100} value={value.name} onChange={(name) => onChange({ ...value, name })} error={checked && !value.name.trim() ? t("signature.nameMissing") : undefined} />
      <RadioCards
        label={t("signature.method")}
        value={value.method}
        onChange={(method) => onChange({ ...value, method, image: null, strokes: null })}
        options={[
          { value: "DRAWN", label: t("signature.draw") },
          { value: "TYPED", label: t("signature.type") },
        ]}
      />
      {value.method === "DRAWN" ? (
        <>
          <DrawingArea onDrawn={(image, strokes) => onChange({ ...value, image, strokes })} empty={!value.image} />
          {checked && !value.image && <FieldProblem>{t("signature.missing")}</FieldProblem>}
        </>
      ) : (
        <div className={styles.typed} aria-hidden="true">
          {value.name || " "}
        </div>
      )}
    </Stack>
  );
}

function DrawingArea({ onDrawn, empty }: { onDrawn: (image: string | null, strokes: number[][] | null) => void; empty: boolean }) {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const drawn = useRef(onDrawn);
  useEffect(() => {
    drawn.current = onDrawn;
  });

  useEffect(() => {
    const area = canvas.current!;
    let gone = false;
    const fit = () => {
      const strokes = pad.current?.toData();
      const scale = Math.max(devicePixelRatio, 1);
      area.width = area.offsetWidth * scale;
      area.height = area.offsetHeight * scale;
      area.getContext("2d")!.scale(scale, scale);
      pad.current?.clear();
      if (strokes) pad.current?.fromData(strokes);
    };
    void import("signature_pad").then(({ default: Pad }) => {
      if (gone) return;
      pad.current = new Pad(area, { penColor: "#14201f", backgroundColor: "rgba(255,255,255,0)", minWidth: 1, maxWidth: 2.8 });
      pad.current.addEventListener("endStroke", () => drawn.current(imageOf(area), strokesOf(pad.current!)));
      fit();
    });
    const sizes = new ResizeObserver(fit);
    sizes.observe(area);
    return () => {
      gone = true;
      sizes.disconnect();
      pad.current?.off();
      pad.current = null;
    };
  }, []);

  const clear = () => {
    pad.current?.clear();
    onDrawn(null, null);
  };
  return (
    <div className={styles.area}>
      <canvas ref={canvas} className={styles.canvas} role="img" aria-label={t("signature.here")} />
      {empty && <span className={styles.hint}>{t("signature.here")}</span>}
      <div className={styles.clear}>
        <Button look="quiet" size="small" icon="refresh" onClick={clear} disabled={empty}>
          {t("signature.clear")}
        </Button>
      </div>
    </div>
  );
}

const imageOf = (canvas: HTMLCanvasElement) => canvas.toDataURL("image/png").replace(/^data:image\/png;base64,/, "");

/** Per stroke x, y, t, x, y, t…: pixels, and milliseconds since the first touch. */
function strokesOf(pad: SignaturePad): number[][] {
  const groups = pad.toData();
  const start = groups[0]?.points[0]?.time ?? 0;
  return groups.map((group) => group.points.flatMap(({ x, y, time }) => [Math.round(x), Math.round(y), Math.round(time - start)]));
}
