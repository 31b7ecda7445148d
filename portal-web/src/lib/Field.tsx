import type { ReactNode } from "react";
import type { Access } from "../api/types.ts";

type FieldProps = {
  /** The field's name in the answer; nested ones with dots ("equipment.serial"). */
  name: string;
  access: Access;
  children: ReactNode | ((field: { readOnly: boolean; masked: boolean }) => ReactNode);
};

/** Draws a field the way the server said this caller may have it: not at all, as text, or open for writing. The server still decides. */
export function Field({ name, access, children }: FieldProps) {
  const right = access[name];
  if (!right) return null;
  return typeof children === "function" ? children({ readOnly: right !== "write", masked: right === "masked" }) : children;
}
