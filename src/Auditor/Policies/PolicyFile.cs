using System.Text.Json;
using System.Text.Json.Serialization;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;

namespace NeuraNft.Auditor.Policies;

/// <summary>What access is decided by, as a file says it. Its format is in docs/policy.schema.json.</summary>
/// <param name="Inference">Of a model, and its key for the worker that runs it.</param>
/// <param name="Download">Keys for an account's own use.</param>
/// <param name="GraceSeconds">So long a right still counts after it ran out by itself.</param>
/// <param name="MaximumLagSeconds">Nothing is allowed where the newest block read was older than this; null: any age will do.</param>
internal sealed record PolicyFile(
    string Format, PolicyFile.Act Inference, PolicyFile.Act Download, long GraceSeconds = 0, long? MaximumLagSeconds = null)
{
    public const string FormatName = "neuranft-policy/1";

    public const long MaxBytes = 64 * 1024;

    private const long MostSeconds = 366L * 24 * 3600;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>What the market itself decides by.</summary>
    public static PolicyFile Standing { get; } = new(
        FormatName, new Act((int)KeyDecider.RequiredFor(KeyPurpose.Inference)), new Act((int)KeyDecider.RequiredFor(KeyPurpose.Download)));

    /// <exception cref="MalformedException">It is no policy.</exception>
    public static PolicyFile Parse(string text)
    {
        try
        {
            var read = JsonSerializer.Deserialize<PolicyFile>(text, Json);
            return read is { Format: FormatName, Inference.IsOne: true, Download.IsOne: true, GraceSeconds: >= 0 and <= MostSeconds }
                && read.MaximumLagSeconds is null or (>= 0 and <= MostSeconds)
                ? read
                : throw new MalformedException($"The policy is no {FormatName}, or a number in it is out of its range.");
        }
        catch (JsonException wrong)
        {
            throw new MalformedException($"The policy is no {FormatName}: {wrong.Message}");
        }
    }

    public AccessLevel MinimumOf(KeyPurpose act) => (AccessLevel)(act == KeyPurpose.Inference ? Inference : Download).MinimumLevel;

    /// <param name="MinimumLevel">0 to 6.</param>
    internal sealed record Act(int MinimumLevel)
    {
        public bool IsOne => MinimumLevel is >= (int)AccessLevel.None and <= (int)AccessLevel.AbsoluteOwnership;
    }
}
