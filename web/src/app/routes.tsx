import type { RouteObject } from "react-router";
import { Market } from "../pages/market/Market";
import { Loading } from "../ui/Loading";
import { Layout } from "./Layout";
import { Broken, NotFound } from "./Broken";

/** What the market shows under which address. Each page but the first is loaded when it is opened. */
export const routes: RouteObject[] = [
  {
    element: <Layout />,
    errorElement: <Broken />,
    hydrateFallbackElement: <Loading />,
    children: [
      { path: "/", element: <Market /> },
      { path: "/log", lazy: async () => ({ Component: (await import("../pages/log/Log")).Log }) },
      { path: "/log/access", lazy: async () => ({ Component: (await import("../pages/log/Instant")).Instant }) },
      { path: "/log/:position", lazy: async () => ({ Component: (await import("../pages/log/Entry")).Entry }) },
      { path: "/settings", lazy: async () => ({ Component: (await import("../pages/settings/Settings")).Settings }) },
      { path: "/wallet", lazy: async () => ({ Component: (await import("../pages/wallet/WalletPage")).WalletPage }) },
      { path: "/asset/:contract/:tokenId", lazy: async () => ({ Component: (await import("../pages/asset/AssetPage")).AssetPage }) },
      {
        path: "/asset/:contract/:tokenId/graph",
        lazy: async () => ({ Component: (await import("../pages/asset/graph/ModelGraph")).ModelGraph }),
      },
      { path: "/chat", lazy: async () => ({ Component: (await import("../pages/chat/Chat")).Chat }) },
      { path: "/workers", lazy: async () => ({ Component: (await import("../pages/workers/Workers")).Workers }) },
      { path: "/statistics", lazy: async () => ({ Component: (await import("../pages/statistics/Statistics")).Statistics }) },
      { path: "*", element: <NotFound /> },
    ],
  },
];
