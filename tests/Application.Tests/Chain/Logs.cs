namespace NeuraNft.Application.Tests.Chain;

/// <summary>Logs as the contract writes them.</summary>
internal static class Logs
{
    public static string Event(string name, string data, string standard = "nrc101", string version = "1.0.0") =>
        $$"""EVENT_JSON:{"standard":"{{standard}}","version":"{{version}}","event":"{{name}}","data":[{{data}}]}""";

    public static string LevelSet(string token = "1:1", int level = 1) =>
        Event("default_level_set", $$"""{"token_id":"{{token}}","level":{{level}},"by":"alice.test.near"}""");

    public static string Set(string account, string token = "1:1", int level = 2) => Event("access_set", $$"""
        {"token_id":"{{token}}","account_id":"{{account}}","level":{{level}},"expires_at":null,"granted_by":"alice.test.near",
         "granted_at":"18","origin":"grant"}
        """.ReplaceLineEndings(""));

    public static string Revoke(string account, string token = "1:1") => Event(
        "access_revoke", $$"""{"token_id":"{{token}}","account_id":"{{account}}","origin":null,"revoked_by":"alice.test.near"}""");

    public static string Mint(string token = "1:1", string name = "lid176") => Event("asset_mint", MintData(token, name));

    public static string MintData(string token = "1:1", string name = "lid176") => $$$"""
        {"token_id":"{{{token}}}","collection_id":"1","kind":"model","name":"{{{name}}}","creator_id":"alice.test.near",
         "owner_id":"bob.test.near",
         "metadata":{"image":null,"base_model":"fasttext","data":"card","rag":null,"fine_tune_data":null,"description":null,
                     "task":null,"license":"MIT","tags":["text"]},
         "default_level":1,"max_level":4,"royalty":{"alice.test.near":500},
         "version":{"number":1,"cid":"bafy","sha256":"aa","size":7,"salted_commitment":"bb","published_at":"17"},"minted_at":"18"}
        """.ReplaceLineEndings("");

    public static string Transfer(params IEnumerable<string> tokens) => Event("nft_transfer", $$"""
        {"old_owner_id":"alice.test.near","new_owner_id":"bob.test.near","token_ids":[{{string.Join(',', tokens.Select(t => $"\"{t}\""))}}]}
        """, standard: "nep171");
}
