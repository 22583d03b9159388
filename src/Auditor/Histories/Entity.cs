using System.Globalization;
using System.Text.Json;
using NeuraNft.Auditor.Logs;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Market;
using NeuraNft.Projections.ActivityFeed;

namespace NeuraNft.Auditor.Histories;

/// <summary>Whose history: by the ids that the market uses.</summary>
internal abstract record Entity
{
    public const string Form =
        "asset/CONTRACT/TOKEN, collection/CONTRACT/ID, account/ACCOUNT, job/UUID, deal/MARKET/KIND/ID (listing, offer, auction), "
        + "contract/ACCOUNT or worker/ID";

    private Entity() { }

    /// <summary>Streams that are wholly its own.</summary>
    public abstract IReadOnlyList<string> Streams { get; }

    /// <summary>Text that every other event of it holds; null: there is none elsewhere.</summary>
    public virtual string? Text => null;

    /// <summary>Of an event that may be of it, surely.</summary>
    public abstract bool Concerns(ActivityRow row);

    /// <summary>Whether a job is of it.</summary>
    public virtual bool Concerns(JobOrigin job) => false;

    public static Entity? Find(string text)
    {
        var slash = Math.Max(0, text.IndexOf('/', StringComparison.Ordinal));
        var (kind, rest) = (text[..slash], text[Math.Min(slash + 1, text.Length)..]);
        return kind switch
        {
            "asset" when AssetName.Find(rest) is { } id => new AnAsset(id),
            "collection" when AssetName.Find(rest) is { } id => new ACollection(new CollectionId(id.Contract, id.TokenId)),
            "account" when Account.TryParse(rest, out var account) => new AnAccount(account),
            "job" or "inference" when Guid.TryParseExact(rest, "D", out var job) => new AJob(job),
            "deal" when rest.Split('/') is [var market, var deal, { Length: > 0 } id]
                && Enum.TryParse<DealKind>(deal, ignoreCase: true, out var of) && !char.IsDigit(deal[0]) =>
                new OneStream(StreamKeys.Deal(new DealId(market, of, id))),
            "contract" when rest.Length > 0 => new OneStream(StreamKeys.Contract(rest)),
            "worker" when rest.Length > 0 => new OneStream(StreamKeys.Worker(rest)),
            _ => null,
        };
    }

    /// <summary>Its content, keys, inferences and deals included.</summary>
    public sealed record AnAsset(AssetId Id) : Entity
    {
        public override IReadOnlyList<string> Streams =>
            [StreamKeys.Asset(Id), StreamKeys.Content(Id), StreamKeys.Keys(Id), StreamKeys.Token(Id)];

        public override string Text => Id.TokenId;

        public override bool Concerns(ActivityRow row) => row.Asset == Id;

        public override bool Concerns(JobOrigin job) => job.Asset == Id;
    }

    /// <summary>And what was minted into it.</summary>
    public sealed record ACollection(CollectionId Id) : Entity
    {
        public override IReadOnlyList<string> Streams => [StreamKeys.Collection(Id)];

        public override string Text => Id.Id;

        public override bool Concerns(ActivityRow row) => row.Collection == Id;
    }

    /// <summary>All that it did and all that was done to it.</summary>
    public sealed record AnAccount(Account Account) : Entity
    {
        public override IReadOnlyList<string> Streams => [];

        public override string Text => Account.Value;

        public override bool Concerns(ActivityRow row) => row.Accounts.Contains(Account.Value);

        public override bool Concerns(JobOrigin job) => job.Requester == Account;
    }

    /// <summary>And the keys that were given for it, and what it cost.</summary>
    public sealed record AJob(Guid Job) : Entity
    {
        private readonly string _id = Job.ToString("D", CultureInfo.InvariantCulture);

        public override IReadOnlyList<string> Streams => [StreamKeys.Inference(Job)];

        public override string Text => _id;

        public override bool Concerns(ActivityRow row) => row.EntityType == "inference" ? row.EntityId == _id
            : row.Summary.TryGetProperty("job", out var job) && job.ValueKind == JsonValueKind.String && job.ValueEquals(_id);
    }

    public sealed record OneStream(string Key) : Entity
    {
        public override IReadOnlyList<string> Streams => [Key];

        public override bool Concerns(ActivityRow row) => $"{row.EntityType}/{row.EntityId}" == Key;
    }
}
