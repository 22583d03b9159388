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

    internal bool IsValid => ConnectOrigins.All(IsOrigin);

    // Written into a header: nothing but scheme, host and port.
    private static bool IsOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "https" or "wss" or "http" or "ws" && uri.GetLeftPart(UriPartial.Authority) == text;
}
