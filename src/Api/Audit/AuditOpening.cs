using NeuraNft.Domain.Audit;

namespace NeuraNft.Api.Audit;

/// <summary>
/// What a leaf's commitment covers: SHA-256("neuranft/audit/commitment/1" ‖ salt ‖ framed stream ‖ version, 8 bytes ‖ framed body ‖
/// framed metadata), where framed is the length in 4 bytes, then UTF-8; numbers are big-endian.
/// </summary>
/// <param name="StreamVersion">From 1.</param>
/// <param name="Data">The event's JSON, as it is hashed.</param>
/// <param name="Metadata">Actor, causation, correlation and headers, likewise.</param>
public sealed record AuditOpening(byte[] Salt, string Stream, long StreamVersion, string Data, string Metadata)
{
    internal static AuditOpening Of(AuditedEvent audited) =>
        new(audited.Salt, audited.Stream, audited.StreamVersion, audited.Data, audited.Metadata);
}
