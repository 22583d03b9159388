using System.Text.Json;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Application.Tests.Histories;

/// <summary>One call of a history: who asked for what when, what came of it, and (translated) what the contract said.</summary>
internal sealed record ContractStep(string Contract, JsonElement Line)
{
    public string Method => Line.GetProperty("method").GetString()!;

    public Account Caller => Domain.Account.Parse(Line.GetProperty("caller").GetString()!);

    public BlockTime Now => new(ulong.Parse(Line.GetProperty("now").GetString()!));

    /// <summary>"ok", or the code of the refusal.</summary>
    public string Outcome => Line.GetProperty("outcome").GetString()!;

    public IReadOnlyList<DomainEvent> Events { get; } =
    [
        .. Line.GetProperty("events").EnumerateArray().SelectMany(e => Nrc101Events.Translate(
            e.GetProperty("standard").GetString()!, e.GetProperty("event").GetString()!, Contract, e.GetProperty("data"))
            .ShouldNotBeNull(e.ToString())),
    ];

    public AssetId Token => new(Contract, Text("token_id")!);

    public bool Has(string member) => Args.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null;

    public JsonElement Of(string member) => Args.GetProperty(member);

    public string? Text(string member) => Has(member) ? Of(member).GetString() : null;

    public bool Yes(string member) => Of(member).GetBoolean();

    public int Number(string member) => Of(member).GetInt32();

    public Account Account(string member) => Domain.Account.Parse(Text(member)!);

    public AccessLevel Level(string member = "level") => (AccessLevel)Number(member);

    public BlockTime? Time(string member) => Text(member) is { } text ? new BlockTime(ulong.Parse(text)) : null;

    public GrantOrigin? Origin => Text("origin") is { } text ? Enum.Parse<GrantOrigin>(text, ignoreCase: true) : null;

    public Royalty? Royalty => Has("royalty") ? Of("royalty").Deserialize<Royalty>() : null;

    public T? Told<T>()
        where T : class => Events.Select(e => e.Data).OfType<T>().FirstOrDefault();

    private JsonElement Args => Line.GetProperty("args");
}
