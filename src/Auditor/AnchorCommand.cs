using System.CommandLine;
using Neura.Near;
using Neura.Near.Rpc;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Tree;
using NeuraNft.Application.Audit.Anchoring;

namespace NeuraNft.Auditor;

/// <summary>neura-audit anchor: what the chain holds of the log, asked of a node of one's own choice.</summary>
internal static class AnchorCommand
{
    public static Command Create(Report report)
    {
        var file = new Argument<FileInfo>("checkpoint") { Description = "Of the log: /audit/checkpoint, or one that was kept." };
        var rpc = new Option<string[]>("--rpc") { Description = "NEAR nodes, tried in turn.", Required = true };
        var contract = new Option<string>("--contract") { Description = "The market's NRC-101 contract.", Required = true };
        var folder = new Option<DirectoryInfo?>("--tiles") { Description = "The log's folder, or a copy: where the sizes differ." };
        var policy = Evidence.Policy();
        return report.Command(
            "anchor",
            "Is the checkpoint what the chain holds, or its continuation? An older backup, or a log that was changed, is not.",
            async (arguments, ct) =>
            {
                var trusted = await Evidence.PolicyAsync(arguments.GetRequiredValue(policy), ct);
                var note = await Evidence.NoteAsync(arguments.GetRequiredValue(file), ct);
                if (trusted.Check(note) is var verdict && verdict is not PolicyVerdict.Trusted good)
                    return [new Finding(ExitCode.NotTrusted, arguments.GetRequiredValue(file).Name, Sentences.Of(verdict))];
                var account = arguments.GetRequiredValue(contract);
                if (!AccountId.TryParse(account, out _)) throw new MalformedException($"{account} is no account.");
                var anchor = await LatestAsync(arguments.GetRequiredValue(rpc).Select(Node).ToList(), account, good.Checkpoint.Origin, ct);
                var tiles = arguments.GetValue(folder) is { } place ? new FolderTileStore(place.FullName) : null;
                return [await CompareAsync(good.Checkpoint, anchor, tiles, ct)];
            },
            file, rpc, contract, folder, policy);
    }

    private static Uri Node(string text) => Uri.TryCreate(text, UriKind.Absolute, out var node) && node.Scheme is ("http" or "https")
        ? node
        : throw new MalformedException($"{text} is no http or https address.");

    private static async Task<ChainAnchor?> LatestAsync(
        IReadOnlyList<Uri> nodes, string contract, string origin, CancellationToken ct)
    {
        using var http = new HttpClient();
        try
        {
            var client = new JsonRpcClient(http, new JsonRpcClientOptions { Endpoints = nodes, MaxRetries = 2 });
            return await new ChainAnchors(client, contract).LatestAsync(origin, ct);
        }
        catch (NearRpcException failure)
        {
            throw new IOException($"No node says what the chain holds: {failure.Message}", failure);
        }
    }

    private static async Task<Finding> CompareAsync(Checkpoint shown, ChainAnchor? anchor, FolderTileStore? tiles, CancellationToken ct)
    {
        if (anchor is null) return new Finding(ExitCode.NotAnchored, shown.Origin, "Nothing of this log is anchored in that contract.");
        var subject = $"{shown.Size} shown, {anchor.Size} anchored";
        var (older, newer) = shown.Size < anchor.Size ? (shown, anchor.Checkpoint) : (anchor.Checkpoint, shown);
        if (older.Size != newer.Size && tiles is null)
            return new Finding(ExitCode.NotAnchored, subject, "Two sizes: name the log's folder by --tiles to compare them.");
        try
        {
            var proof = older.Size == newer.Size ? [] : await new TreeReader(tiles!, newer.Size).ConsistencyAsync(older.Size, ct);
            return !ConsistencyProof.Verify(older.Size, older.Root, newer.Size, newer.Root, proof)
                ? new Finding(ExitCode.Inconsistent, subject, "The chain holds another log: events were changed, or the tiles are not its.")
                : new Finding(ExitCode.Proven, subject, Sentence(shown, anchor));
        }
        catch (TileMissingException missing)
        {
            return shown.Size < anchor.Size
                ? new Finding(ExitCode.NotAnchored, subject, "The copy ends before the anchor: fetch the log again; if it still ends "
                    + $"there, it was set back. {missing.Message}")
                : new Finding(ExitCode.LogDamaged, subject, missing.Message);
        }
    }

    private static string Sentence(Checkpoint shown, ChainAnchor anchor) =>
        shown.Size == anchor.Size ? $"The chain holds this very root, since {anchor.AnchoredAt.ToDateTimeOffset():u}, by {anchor.By}."
        : shown.Size > anchor.Size ? $"What the chain holds is its beginning; {shown.Size - anchor.Size} events are not anchored yet."
        : "It is the beginning of what the chain holds.";
}
