using System.Globalization;

namespace NeuraNft.Application.Tests.Chain.Simulation;

/// <summary>Random, valid histories of the followed contracts, and what must be known after them.</summary>
internal sealed class SimulatedMarket(Random random)
{
    public const string Nrc101 = "nrc101.sim", Market = "market.sim", Foreign = "foreign.sim";

    public static readonly string[] Accounts = ["alice.sim", "bob.sim", "carol.sim", "dave.sim"];

    public SortedDictionary<string, AssetModel> Assets { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, TokenModel> Tokens { get; } = new(StringComparer.Ordinal);

    public string Anyone() => Accounts[random.Next(Accounts.Length)];

    public SimulatedReceipt AssetReceipt()
    {
        // The newest: whoever picks among all of them, at each receipt, is slow.
        if (Assets.Count < 20 || random.Next(8) == 0 || Pick(Assets, "1:") is not ({ } token, { IsBurnt: false } asset))
            return Mint();
        return random.Next(10) switch
        {
            0 => Burn(token, asset),
            < 4 => Transfer(token, asset),
            < 6 => SetDefault(token, asset),
            _ => Grant(token, asset),
        };
    }

    private (string Id, T Model) Pick<T>(SortedDictionary<string, T> among, string prefix)
    {
        var id = prefix + random.Next(Math.Max(1, among.Count - 500), among.Count + 1).ToString(CultureInfo.InvariantCulture);
        return (id, among[id]);
    }

    private SimulatedReceipt Mint()
    {
        var (token, owner) = ($"1:{Assets.Count + 1}", Anyone());
        Assets[token] = new AssetModel(owner, 1);
        return Of(owner, [
            Nep171("nft_mint", $$"""{"owner_id":"{{owner}}","token_ids":["{{token}}"],"memo":null}"""),
            Logs.Mint(token, "lid \\\\u0000 \\\"176\\\"").Replace("bob.test.near", owner, StringComparison.Ordinal)
                .Replace("\"max_level\":4", "\"max_level\":0", StringComparison.Ordinal)], Asset(token, "asset_minted"));
    }

    private static SimulatedReceipt Burn(string token, AssetModel asset)
    {
        asset.IsBurnt = true;
        return Of(asset.Owner, [Logs.Event("asset_burn", $$"""{"token_id":"{{token}}","owner_id":"{{asset.Owner}}"}""")],
            Asset(token, "asset_burnt"));
    }

    private static SimulatedReceipt Transfer(string token, AssetModel asset)
    {
        var (from, to) = (asset.Owner, Accounts.First(a => a != asset.Owner));
        (asset.Owner, asset.Epoch) = (to, asset.Epoch + 1);
        asset.Grants.Clear();
        return Of(from, [
            Nep171("nft_transfer", $$"""{"old_owner_id":"{{from}}","new_owner_id":"{{to}}","token_ids":["{{token}}"]}"""),
            Logs.Event("access_epoch",
                $$"""{"token_id":"{{token}}","epoch":{{asset.Epoch}},"old_owner_id":"{{from}}","new_owner_id":"{{to}}"}""")],
            Asset(token, "asset_transferred"), Asset(token, "access_epoch_bumped"));
    }

    private SimulatedReceipt SetDefault(string token, AssetModel asset)
    {
        asset.Default = random.Next(7);
        return Of(asset.Owner, [Logs.LevelSet(token, asset.Default)], Asset(token, "default_level_set"));
    }

    private SimulatedReceipt Grant(string token, AssetModel asset)
    {
        var (account, level) = (Accounts.Where(a => a != asset.Owner).ElementAt(random.Next(3)), random.Next(7));
        asset.Grants[account] = level;
        return Of(asset.Owner, [Logs.Event("access_set", $$"""
            {"token_id":"{{token}}","account_id":"{{account}}","level":{{level}},"expires_at":null,"granted_by":"{{asset.Owner}}",
             "granted_at":"1","origin":"grant"}
            """)], Asset(token, "access_set"));
    }

    public SimulatedReceipt MarketReceipt()
    {
        var account = Anyone();
        var data = $$"""{"account_id":"{{account}}","amount":"{{random.Next(1, 1_000_000)}}","reason":"outbid"}""";
        return new SimulatedReceipt(Market, account, [Logs.Event("refund_due", data, standard: "nrc101_market")])
        {
            Expected = [new($"market/{Market}/refund/{account}", "refund_owed")],
        };
    }

    public SimulatedReceipt TokenReceipt()
    {
        if (Tokens.Count < 10 || random.Next(8) == 0 || Pick(Tokens, "") is not ({ } id, { IsBurnt: false } token))
            return MintTokens();
        var other = Accounts.First(a => a != token.Owner);
        switch (random.Next(6))
        {
            case 0:
                token.IsBurnt = true;
                return Foreigners(
                    token.Owner, id, "token_burnt", Nep171("nft_burn", $$"""{"owner_id":"{{token.Owner}}","token_ids":["{{id}}"]}"""));
            case 1:
                token.Approved.Add(other);
                return Called(token.Owner, id, "token_approved", "nft_approve", $$"""{"token_id":"{{id}}","account_id":"{{other}}"}""");
            case 2:
                token.Approved.Remove(other);
                return Called(
                    token.Owner, id, "token_approval_revoked", "nft_revoke", $$"""{"token_id":"{{id}}","account_id":"{{other}}"}""");
            case 3:
                return RolledBack(id, token, other);
            default:
                var from = token.Owner;
                token.Owner = other;
                token.Approved.Clear();
                return Foreigners(from, id, "token_transferred", Moved(from, other, id));
        }
    }

    private SimulatedReceipt MintTokens()
    {
        var (owner, ids) = (Anyone(), Enumerable.Range(Tokens.Count + 1, random.Next(1, 6))
            .Select(n => n.ToString(CultureInfo.InvariantCulture)).ToArray());
        foreach (var id in ids)
            Tokens[id] = new TokenModel(owner);
        // One object instead of a list, and white space behind the prefix: contracts write it so.
        var data = $$"""{"owner_id":"{{owner}}","token_ids":[{{string.Join(',', ids.Select(id => $"\"{id}\""))}}]}""";
        var log = Nep171("nft_mint", data).Replace("EVENT_JSON:", "EVENT_JSON: \n", StringComparison.Ordinal)
            .Replace($"[{data}]", data, StringComparison.Ordinal);
        return new SimulatedReceipt(Foreign, owner, [log]) { Expected = [.. ids.Select(id => Token(id, "token_minted"))] };
    }

    // The receiver would not have it: the contract takes it back, with the approvals that it had.
    private static SimulatedReceipt RolledBack(string id, TokenModel token, string receiver)
    {
        var approvals = string.Join(',', token.Approved.Select(a => $"\"{a}\":1"));
        return new SimulatedReceipt(Foreign, Foreign, [Moved(token.Owner, receiver, id), Moved(receiver, token.Owner, id)])
        {
            Call = ("nft_resolve_transfer", $$$"""
                {"previous_owner_id":"{{{token.Owner}}}","receiver_id":"{{{receiver}}}","token_id":"{{{id}}}",
                 "approved_account_ids":{ {{{approvals}}} }}
                """),
            Expected =
            [
                Token(id, "token_transferred"), Token(id, "token_transferred"), .. token.Approved.Select(_ => Token(id, "token_approved")),
            ],
        };
    }

    private static SimulatedReceipt Foreigners(string predecessor, string id, string type, string log) =>
        new(Foreign, predecessor, [log]) { Expected = [Token(id, type)] };

    private static SimulatedReceipt Called(string predecessor, string id, string type, string method, string arguments) =>
        new(Foreign, predecessor, []) { Call = (method, arguments), Expected = [Token(id, type)] };

    private static SimulatedReceipt Of(string predecessor, string[] logs, params ExpectedEvent[] expected) =>
        new(Nrc101, predecessor, logs) { Expected = expected };

    private static ExpectedEvent Asset(string token, string type) => new($"asset/{Nrc101}/{token}", type);

    private static ExpectedEvent Token(string id, string type) => new($"token/{Foreign}/{id}", type);

    private static string Nep171(string name, string data) => Logs.Event(name, data, standard: "nep171");

    private static string Moved(string from, string to, string id) =>
        Nep171("nft_transfer", $$"""{"old_owner_id":"{{from}}","new_owner_id":"{{to}}","token_ids":["{{id}}"]}""");
}
