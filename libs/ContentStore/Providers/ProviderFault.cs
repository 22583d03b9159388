namespace Neura.ContentStore.Providers;

/// <summary>What kind of trouble a provider gave.</summary>
public enum ProviderFault
{
    /// <summary>No answer, too late, 429 or 5xx: the same may work later.</summary>
    Unavailable,

    /// <summary>It refuses us (401, 403) or what we ask (other 4xx): somebody must look.</summary>
    Refused,

    /// <summary>It calls the content by another CID than the content has.</summary>
    Mismatch,

    /// <summary>It has no such thing.</summary>
    NotFound,
}
