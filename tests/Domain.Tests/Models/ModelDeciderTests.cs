using FsCheck;
using FsCheck.Fluent;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Models;
using NeuraNft.Domain.Tests.Assets;
using NeuraNft.Domain.Tests.Specifications;
using static NeuraNft.Domain.Models.ModelCommand;
using static NeuraNft.Domain.Models.ModelEvent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Models;

public sealed class ModelDeciderTests
{
    private static readonly AssetState Owned = AssetSpecification.Given(Minted(), Granted(Carol, AccessLevel.EditData)).State;
    private static readonly ModelRegistered Known = new(Asset, 1, Content.Cid, ModelSample.Description, ModelSample.Card, true, Alice);
    private static readonly ModelTestSet Set = new(Asset, 1, ModelSample.FirstTest, ModelSample.Vector, Alice);

    [Fact]
    public void Registration_says_what_the_model_is_and_asks_for_the_test() => Given().When(Register(Alice, ModelSample.FirstTest), At(1))
        .Then(Known, new ModelGraphRecorded(Asset, 1, ModelSample.Graph), Set);

    [Fact]
    public void Account_that_may_edit_registers_and_no_other()
    {
        Given().When(Register(Carol), At(1)).Then(Known with { By = Carol }, new ModelGraphRecorded(Asset, 1, ModelSample.Graph));
        Given().When(Register(Bob), At(1)).ThenRefused(
            new RegistrationRefusal.AccessDenied(AccessLevel.EditData, AccessLevel.None, AccessDenial.NotGranted));
    }

    [Fact]
    public void Dataset_has_no_model() =>
        Given().When(Register(Alice) with { Asset = AssetSpecification.Given(Minted(kind: AssetKind.Dataset)).State }, At(1))
            .ThenRefused(new RegistrationRefusal.NotAModel(Asset, AssetKind.Dataset));

    [Fact]
    public void Version_that_is_not_the_newest_is_refused() =>
        Given().When(Register(Alice) with { Version = 2 }, At(1)).ThenRefused(new RegistrationRefusal.NotNewest(2, 1));

    [Fact]
    public void Model_that_is_registered_so_is_registered_no_more_and_keeps_its_test()
    {
        Given(Known, Set).When(Register(Alice), At(1)).ThenNothing();
        Given(Known, Set).When(Register(Alice, ModelSample.FirstTest), At(1)).ThenNothing();
    }

    [Fact]
    public void Another_card_has_the_test_run_again()
    {
        var passed = new ModelTestPassed(Asset, 1, ModelSample.FirstTest, 0);
        var changed = Given(Known, Set, passed).When(Register(Alice) with { Card = null, Again = ModelSample.SecondTest }, At(1));
        changed.Then(Known with { Card = null }, Set with { Job = ModelSample.SecondTest });
        Given(Known, Set, passed, Known with { Card = null }).State.Offer.ShouldBe(ModelOffer.Untested, "a log of before");
        Given(Known).When(Register(Alice) with { Card = null }, At(1)).Then(Known with { Card = null });
    }

    [Fact]
    public void Graph_that_is_too_large_is_not_kept()
    {
        var node = ModelSample.Graph[0];
        var large = new ValueList<ModelNode>(Enumerable.Range(0, ModelDecider.MaxNodesKept + 1).Select(i => node with { Index = i }));
        Given().When(Register(Alice) with { Graph = large }, At(1)).Then(Known with { IsGraphKept = false });
    }

    [Fact]
    public void Test_is_judged_once_and_only_the_newest()
    {
        var failed = new ModelTestFailed(Asset, 1, ModelSample.FirstTest, "TEST_MISMATCH", "no");
        var failure = new ModelTestFailure("TEST_MISMATCH", "no");
        Given(Known, Set).When(new JudgeTest(ModelSample.FirstTest, 0.5, null), At(1))
            .Then(new ModelTestPassed(Asset, 1, ModelSample.FirstTest, 0.5));
        Given(Known, Set).When(new JudgeTest(ModelSample.FirstTest, 0, failure), At(1)).Then(failed);
        Given(Known, Set, failed).When(new JudgeTest(ModelSample.FirstTest, 0, null), At(1)).ThenNothing();
        Given(Known, Set, failed).When(new JudgeTest(ModelSample.SecondTest, 0, null), At(1))
            .ThenRefused(new RegistrationRefusal.NotTheTest(ModelSample.SecondTest));
    }

    [Fact]
    public void Model_is_offered_by_its_newest_test()
    {
        var passed = new ModelTestPassed(Asset, 1, ModelSample.FirstTest, 0);
        Given().State.Offer.ShouldBe(ModelOffer.Untested);
        Given(Known).State.Offer.ShouldBe(ModelOffer.Untested);
        Given(Known, Set).State.Offer.ShouldBe(ModelOffer.Pending);
        Given(Known, Set, passed).State.Offer.ShouldBe(ModelOffer.Passed);
        Given(Known, Set, passed, Set with { Job = ModelSample.SecondTest }).State.Offer.ShouldBe(ModelOffer.Pending);
    }

    /// <summary>Whatever was done before, the same command once more does nothing.</summary>
    [Fact]
    public void Repeated_command_yields_no_events()
    {
        var commands = Gen.Elements<ModelCommand>(
            Register(Alice), Register(Carol, ModelSample.FirstTest), Register(Alice, ModelSample.SecondTest),
            Register(Alice) with { Card = null, Again = ModelSample.SecondTest }, new JudgeTest(ModelSample.FirstTest, 0, null),
            new JudgeTest(ModelSample.SecondTest, 0, new ModelTestFailure("TEST_MISMATCH", "no")));
        Prop.ForAll(Arb.From(commands.ListOf()), all =>
        {
            var state = ModelState.Initial;
            foreach (var command in all)
            {
                state = Decide(state, command).Aggregate(state, ModelDecider.Evolve);
                if (Decide(state, command).Count > 0)
                    return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    private static IReadOnlyList<ModelEvent> Decide(ModelState state, ModelCommand command) =>
        ModelDecider.Decide(state, command, At(1)) is Decision<ModelEvent, RegistrationRefusal>.Accepted a ? a.Events : [];

    private static RegisterModel Register(Account by, Guid? test = null) => new(
        by, Asset, Owned, 1, Content.Cid, ModelSample.Description, ModelSample.Graph, ModelSample.Card,
        test is { } job ? new ModelTest(job, ModelSample.Vector, ModelOffer.Pending) : null);

    private static Specification<ModelState, ModelEvent, ModelCommand, RegistrationRefusal> Given(params IEnumerable<ModelEvent> events) =>
        new Specification<ModelState, ModelEvent, ModelCommand, RegistrationRefusal>(
            ModelDecider.Decide, ModelDecider.Evolve, ModelState.Initial).Given(events);
}
