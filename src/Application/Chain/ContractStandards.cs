using System.Text.Json;

namespace NeuraNft.Application.Chain;

/// <summary>Which standards a kind of contract speaks, and who reads them.</summary>
internal static class ContractStandards
{
    private static readonly HashSet<string> Assets = ["nrc101", "nep171"], Market = ["nrc101_market"], Tokens = ["nep171"];

    public static IReadOnlySet<string> Of(ContractKind kind) => kind switch
    {
        ContractKind.Nrc101 => Assets,
        ContractKind.Market => Market,
        ContractKind.Nep171 => Tokens,
    };

    /// <summary>Standards that nobody but a followed contract has a reason to log.</summary>
    public static bool IsOurs(string standard) => standard is "nrc101" or "nrc101_market";

    /// <returns>Null where the event is unknown.</returns>
    /// <exception cref="JsonException">The element is not what the standard says.</exception>
    public static IReadOnlyList<DomainEvent>? Translate(
        ContractKind kind, string standard, string name, string contract, JsonElement data) => kind == ContractKind.Nep171
            ? Nep171Events.OfTokens(name, contract, data)
            : Nrc101Events.Translate(standard, name, contract, data);
}
