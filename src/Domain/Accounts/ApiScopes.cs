using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Accounts;

/// <summary>What an API key may do; a session may do it all. Stored format; change only by adding.</summary>
[Flags]
[JsonConverter(typeof(ApiScopesJson))]
public enum ApiScopes
{
    None = 0,

    /// <summary>See what only its account may see.</summary>
    Read = 1,

    /// <summary>Ask for runs of models.</summary>
    Infer = 2,

    /// <summary>Upload content.</summary>
    Upload = 4,

    /// <summary>Download content and be given its keys.</summary>
    Download = 8,

    /// <summary>Have transactions prepared and relayed; signing them stays the wallet's.</summary>
    Prepare = 16,

    /// <summary>Turn texts into vectors.</summary>
    Embed = 32,

    /// <summary>Have texts generated, and keep chats.</summary>
    Generate = 64,
}
