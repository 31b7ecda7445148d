import { afterEach, expect } from "vitest";
import { closeBrowsers, photograph, takeComplaints } from "./watch.ts";

const failures = new URL("../failures", import.meta.url).pathname;

afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await photograph(failures, task.name);
  await closeBrowsers();
  expect(takeComplaints(), "the browser complained").toEqual([]);
});
