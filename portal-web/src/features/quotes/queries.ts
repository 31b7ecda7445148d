import { queryOptions } from "@tanstack/react-query";
import { type Api, answer } from "../../lib/api.ts";

export const quoteQuery = (api: Api, id: string) => queryOptions({ queryKey: ["quotes", id], queryFn: () => answer(api.GET("/quotes/{id}", { params: { path: { id } } })) });
