import { queryOptions } from "@tanstack/react-query";
import type { DeliveryView } from "#core/delivery/delivery-view";
import { call } from "../api";

/** How the sessions sounded, the newest first. */
export const deliveryQuery = queryOptions({
  queryKey: ["delivery"],
  queryFn: async ({ signal }) => (await call<DeliveryView>("/api/delivery", { signal })).sessions,
});
