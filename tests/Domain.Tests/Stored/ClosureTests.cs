using System.Diagnostics;
using System.Text.RegularExpressions;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Market;
using NeuraNft.Domain.Models;
using NeuraNft.Domain.Sealing;
using NeuraNft.Domain.Tests.Assets;
using NeuraNft.Domain.Tests.Inferences;
using NeuraNft.Domain.Tokens;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Stored;

/// <summary>Nothing of the unions is forgotten: the cases are found by reflection, never listed here.</summary>
public sealed partial class ClosureTests
{
    // A session is decided by a signature, in the API; a plain token by its own contract; a key by the asset's rights, never by other
    // keys; of a worker only the last recipient counts.
    private static readonly Type[] Undecided = [typeof(AccountEvent), typeof(TokenEvent), typeof(KeyEvent), typeof(WorkerEvent)];

    private static readonly Type[] Unions = [.. typeof(Account).Assembly.GetExportedTypes()
        .Where(t => t.IsAbstract && !t.IsSealed && t.Name.EndsWith("Event", StringComparison.Ordinal))];

    public static TheoryData<Type> Events => [.. Unions.SelectMany(u => u.GetNestedTypes())];

    [Fact]
    public void Every_event_has_a_stored_name_and_no_name_is_left_over() =>
        StoredNames.ByType.Keys.ShouldBe(Unions.SelectMany(u => u.GetNestedTypes()), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Events))]
    public void Stored_name_is_snake_case_and_leads_back(Type type)
    {
        var name = StoredNames.Of(type);
        SnakeCase().IsMatch(name).ShouldBeTrue(name);
        StoredNames.ByName[name].ShouldBe(type);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Event_round_trips_through_json(Type type) =>
        StoredJson.RoundTrip(EventSamples.ByType[type]).ShouldBe(EventSamples.ByType[type]);

    [Theory]
    [MemberData(nameof(Events))]
    public void Event_is_stored_as_its_snapshot_says(Type type) =>
        Snapshot.BesideThisFile().ShouldMatch(StoredNames.Of(type), StoredJson.ReadableOf(EventSamples.ByType[type]));

    [Theory]
    [MemberData(nameof(Events))]
    public void Snapshot_is_still_read_as_the_event(Type type) =>
        StoredJson.Read(Snapshot.BesideThisFile().Verified(StoredNames.Of(type)), type).ShouldBe(EventSamples.ByType[type]);

    [Fact]
    public void Every_snapshot_belongs_to_an_event() =>
        Snapshot.BesideThisFile().Names.ShouldBe(StoredNames.ByName.Keys, ignoreOrder: true);

    /// <summary>JSON as earlier programs stored it, under the event's name and a number.</summary>
    [Fact]
    public void Recorded_json_of_earlier_programs_is_still_read() =>
        StoredJson.Read(Snapshot.BesideThisFile("Recorded").Text("access_revoked.1.json"), typeof(AssetEvent.AccessRevoked))
            .ShouldBe(new AssetEvent.AccessRevoked(Asset, Bob, Alice, Origin: null));

    [Fact]
    public void Recorded_cancellation_of_earlier_programs_is_the_requesters_own() =>
        StoredJson.Read(Snapshot.BesideThisFile("Recorded").Text("inference_cancelled.1.json"), typeof(InferenceEvent.InferenceCancelled))
            .ShouldBe(new InferenceEvent.InferenceCancelled(Job, Bob, Reason: null));

    [Fact]
    public void Recorded_jobs_of_earlier_programs_were_free_and_have_no_receipt()
    {
        StoredJson.Read(Snapshot.BesideThisFile("Recorded").Text("inference_requested.1.json"), typeof(InferenceEvent.InferenceRequested))
            .ShouldBe(Requested());
        StoredJson.Read(Snapshot.BesideThisFile("Recorded").Text("inference_completed.1.json"), typeof(InferenceEvent.InferenceCompleted))
            .ShouldBe(new InferenceEvent.InferenceCompleted(Job, "worker-1", 1, Result));
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Event_is_handled_by_evolve(Type type)
    {
        if (!Undecided.Contains(type.DeclaringType))
            Should.NotThrow(() => Evolve(EventSamples.ByType[type]));
    }

    [Fact]
    public void Impossible_pair_throws() =>
        Should.Throw<UnreachableException>(() => AssetDecider.Evolve(AssetState.Initial, Granted(Bob, AccessLevel.UseModel)));

    private static object Evolve(object @event) => @event switch
    {
        CollectionEvent.CollectionCreated e => CollectionDecider.Evolve(CollectionState.Initial, e),
        CollectionEvent e => CollectionDecider.Evolve(CollectionOfAlice(), e),
        AssetEvent.AssetMinted e => AssetDecider.Evolve(AssetState.Initial, e),
        AssetEvent e => AssetDecider.Evolve(AssetSpecification.Given(Minted()).State, e),
        InferenceEvent e => InferenceDecider.Evolve(Before(e), e),
        ContractEvent e => ContractState.Evolve(ContractState.Initial, e),
        MarketEvent e => MarketDecider.Evolve(Before(e), e),
        InferenceTermsEvent e => InferenceTermsDecider.Evolve(InferenceTerms.Initial, e),
        WorkerKeyEvent e => WorkerKeys.Evolve(WorkerKeys.None, e),
        BalanceEvent e => BalanceDecider.Evolve(PaymentSample.Before(e), e),
        ContentEvent e => ContentDecider.Evolve(ContentDecider.Evolve(ContentState.Initial, ContentSample.Sealed()), e),
        ModelEvent.ModelRegistered e => ModelDecider.Evolve(ModelState.Initial, e),
        ModelEvent e => ModelDecider.Evolve(ModelSample.Tested, e),
        _ => throw new UnreachableException(@event.GetType().Name),
    };

    private static MarketState Before(MarketEvent @event) => @event switch
    {
        MarketEvent.ListingUpdated or MarketEvent.ListingCancelled => MarketDecider.Evolve(MarketState.Initial, MarketSample.Listed()),
        MarketEvent.BidPlaced or MarketEvent.AuctionApproved => MarketDecider.Evolve(MarketState.Initial, MarketSample.Opened()),
        _ => MarketState.Initial,
    };

    private static InferenceState Before(InferenceEvent @event) => @event switch
    {
        InferenceEvent.InferenceRequested => InferenceState.Initial,
        InferenceEvent.InferenceCompleted =>
            InferenceSpecification.Given(Requested(), new InferenceEvent.InferenceStarted(Job, "w", 1)).State,
        _ => InferenceSpecification.Given(Requested()).State,
    };

    [GeneratedRegex(@"\A[a-z]+(_[a-z]+)*\z")]
    private static partial Regex SnakeCase();
}
