namespace NeuraNft.Api.Web;

/// <summary>The pages for browsers. Bound from the section "Web".</summary>
public sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>The built front end: index.html and its assets. Default: web/dist of the checkout.</summary>
    public string? Folder { get; set; }

    /// <summary>
    /// Origins beside our own that pages may connect to, such as https://rpc.mainnet.near.org for a wallet. Default none.
    /// </summary>
    public IList<string> ConnectOrigins { get; } = [];

    /// <summary>Of an explorer of the chain, such as https://nearblocks.io: transactions are below /txns. Default none.</summary>
    public Uri? ExplorerUrl { get; set; }

    /// <summary>A JSON-RPC endpoint for wallets in the browser; public, and among the origins above. Default none.</summary>
    public Uri? RpcUrl { get; set; }

    internal bool IsValid => ConnectOrigins.All(IsOrigin) && IsPage(ExplorerUrl) && IsPage(RpcUrl);

    private static bool IsPage(Uri? url) => url is null or { IsAbsoluteUri: true, Scheme: "https" or "http" };

    // Written into a header: nothing but scheme, host and port.
    private static bool IsOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "https" or "wss" or "http" or "ws" && uri.UserInfo.Length == 0
        && uri.GetLeftPart(UriPartial.Authority) == text;
}
