import type { RouteObject } from "react-router";
import { Market } from "../pages/market/Market";
import { Loading } from "../ui/Loading";
import { Layout } from "./Layout";
import { Broken, NotFound } from "./Broken";

/** While the first page is on its way. */
const Waiting = () => <main className="waiting"><Loading lines={6} /></main>;

/** What the market shows under which address. Each page but the first is loaded when it is opened. */
export const routes: RouteObject[] = [
  {
    element: <Layout />,
    errorElement: <Broken />,
    hydrateFallbackElement: <Waiting />,
    children: [
      { path: "/", element: <Market /> },
      { path: "/collection/:contract/:id", lazy: async () => ({ Component: (await import("../pages/collection/Collection")).Collection }) },
      { path: "/activity", lazy: async () => ({ Component: (await import("../pages/activity/Activity")).Activity }) },
      { path: "/log", lazy: async () => ({ Component: (await import("../pages/log/Log")).Log }) },
      { path: "/log/access", lazy: async () => ({ Component: (await import("../pages/log/Instant")).Instant }) },
      { path: "/log/:position", lazy: async () => ({ Component: (await import("../pages/log/Entry")).Entry }) },
      { path: "/create", lazy: async () => ({ Component: (await import("../pages/create/Create")).Create }) },
      { path: "/create/:contract/:tokenId", lazy: async () => ({ Component: (await import("../pages/create/Content")).Content }) },
      { path: "/profile", lazy: async () => ({ Component: (await import("../pages/profile/Profile")).Profile }) },
      { path: "/profile/:account", lazy: async () => ({ Component: (await import("../pages/profile/Profile")).Profile }) },
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
