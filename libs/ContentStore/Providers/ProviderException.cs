using System.Diagnostics;

namespace Neura.ContentStore.Providers;

/// <summary>A provider did not do what it was asked. The message has no secret of ours in it.</summary>
public sealed class ProviderException(ProviderFault fault, string message, Exception? inner = null) : IOException(message, inner)
{
    public ProviderFault Fault { get; } = fault;

    /// <summary>When it asked to be tried again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public string Code => Fault switch
    {
        ProviderFault.Unavailable => "PROVIDER_UNAVAILABLE",
        ProviderFault.Refused => "PROVIDER_REFUSED",
        ProviderFault.Mismatch => "PROVIDER_MISMATCH",
        ProviderFault.NotFound => "PROVIDER_NOT_FOUND",
        _ => throw new UnreachableException(),
    };
}
