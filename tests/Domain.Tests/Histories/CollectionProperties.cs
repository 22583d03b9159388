using FsCheck;
using FsCheck.Fluent;
using NeuraNft.Domain.Collections;
using static NeuraNft.Domain.Collections.CollectionCommand;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Histories;

public sealed class CollectionProperties
{
    private static readonly Gen<Account> Anyone = Gen.Elements(Alice, Bob, Carol);

    private static readonly Gen<CollectionDetails> AnyDetails =
        from name in Gen.Elements("Languages", "Digits", "")
        from points in Gen.Elements(1, 2_500, 2_501, 6_000)
        from minting in Gen.Elements(Enum.GetValues<Minting>())
        select Details with
        {
            Name = name,
            Minting = minting,
            Royalty = new Royalty([KeyValuePair.Create(Alice, points), KeyValuePair.Create(Bob, 2_500)]),
        };

    private static readonly Gen<CollectionCommand> AnyCommand = Gen.Frequency(
        (2, from a in Anyone from d in AnyDetails select (CollectionCommand)new CreateCollection(a, Collection, d)),
        (2, from a in Anyone from d in AnyDetails select (CollectionCommand)new UpdateCollection(a, d)),
        (2, from a in Anyone from b in Anyone select (CollectionCommand)new TransferCollection(a, b)),
        (2, from a in Anyone from b in Anyone from allowed in Gen.Elements(true, false)
            select (CollectionCommand)new SetMinter(a, b, allowed)));

    private static readonly Arbitrary<CollectionCommand[]> AnyCommands = Arb.From(AnyCommand.ListOf().Select(c => c.ToArray()));

    private static void ForAllSteps(
        Func<CollectionState, CollectionCommand, IReadOnlyList<CollectionEvent>, CollectionState, bool> holds) =>
        Prop.ForAll(AnyCommands, commands =>
        {
            var state = CollectionState.Initial;
            return commands.All(command =>
            {
                var (before, events) = (state, Decide(state, command));
                state = events.Aggregate(state, CollectionDecider.Evolve);
                return holds(before, command, events, state);
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static IReadOnlyList<CollectionEvent> Decide(CollectionState state, CollectionCommand command) =>
        CollectionDecider.Decide(state, command, Start) is Decision<CollectionEvent, CollectionRefusal>.Accepted a ? a.Events : [];

    [Fact]
    public void Deciding_again_gives_no_events() =>
        ForAllSteps((_, command, events, after) => events.Count == 0 || Decide(after, command).Count == 0);

    [Fact]
    public void Only_the_owner_changes_a_collection() =>
        ForAllSteps((before, command, events, _) =>
            before is not CollectionState.Created c || events.Count == 0 || command.Actor == c.Owner);

    [Fact]
    public void Royalty_stays_lawful() =>
        ForAllSteps((_, _, _, after) => after is not CollectionState.Created c || c.Details.Royalty.IsLawful);
}
