using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Proofs;
using NeuraNft.Domain.Audit;

namespace NeuraNft.Auditor;

/// <summary>Events with everything that it takes to check them without the database: a JSON file. Stored format.</summary>
internal sealed record AuditCase(string Format, IReadOnlyList<AuditCase.Item> Events)
{
    public const string FormatName = "neuranft-audit-case/1";

    /// <summary>Bytes of a case's file at most.</summary>
    public const long MaxBytes = 256L << 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Null where the text is no case.</summary>
    public static AuditCase? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditCase>(text, Json) is { Format: FormatName } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, Json);

    /// <param name="Entry">The leaf's text.</param>
    /// <param name="Proof">A .tlog-proof.</param>
    internal sealed record Item(string Entry, byte[] Salt, string Stream, long StreamVersion, string Data, string Metadata, string Proof)
    {
        public static Item Of(AuditedEvent audited, LogProof proof) => new(
            Encoding.UTF8.GetString(audited.Leaf.ToEntry()), audited.Salt, audited.Stream, audited.StreamVersion, audited.Data,
            audited.Metadata, proof.ToString());

        public Finding Check(LogPolicy policy)
        {
            var entry = Encoding.UTF8.GetBytes(Entry);
            if (AuditLeaf.FromEntry(entry) is not { } leaf || !LogProof.TryParse(Proof, out var proof))
                return new Finding(ExitCode.Malformed, "?", "The entry is no leaf, or the proof is none.");
            var subject = $"position {leaf.Position}, {leaf.Type}";
            if (!new AuditedEvent(leaf, Salt, Stream, StreamVersion, Data, Metadata).IsGenuine)
                return new Finding(ExitCode.EventChanged, subject, "The event is not what its leaf commits to.");
            return proof.Verify(entry, policy) switch
            {
                ProofVerdict.NotTrusted no => new Finding(ExitCode.NotTrusted, subject, Sentences.Of(no.Why)),
                ProofVerdict.Proven yes when proof.Index == leaf.Position - 1 =>
                    new Finding(ExitCode.Proven, subject, $"In {yes.Checkpoint.Origin}, among {yes.Checkpoint.Size} events."),
                _ => new Finding(ExitCode.NotIncluded, subject, "The leaf is not in the tree where the proof says."),
            };
        }
    }
}
