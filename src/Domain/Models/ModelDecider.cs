using System.Diagnostics;
using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Models.ModelCommand;
using static NeuraNft.Domain.Models.ModelEvent;
using static NeuraNft.Domain.Models.RegistrationRefusal;
using static NeuraNft.Domain.Models.ModelState;

namespace NeuraNft.Domain.Models;

using Verdict = Decision<ModelEvent, RegistrationRefusal>;

/// <summary>Who may register a model, and that each test is judged once.</summary>
public static class ModelDecider
{
    /// <summary>Graphs of more nodes are described without being kept.</summary>
    public const int MaxNodesKept = 5_000;

    public static Verdict Decide(ModelState state, ModelCommand command, BlockTime now) =>
        (state, command) switch
        {
            (_, RegisterModel c) => Register(state, c, now),
            (Registered { Test: { } test } s, JudgeTest c) when test.Job == c.Job => Judge(s, test, c),
            (_, JudgeTest c) => Verdict.Refuse(new NotTheTest(c.Job)),
            _ => throw new UnreachableException($"{state.GetType().Name} x {command.GetType().Name}"),
        };

    public static ModelState Evolve(ModelState state, ModelEvent @event) =>
        (state, @event) switch
        {
            (Unregistered, ModelRegistered e) => new Registered(e.Asset, e.Version, e.Cid, e.Card, null),
            // What was tested with one card is untested with another.
            (Registered s, ModelRegistered e) =>
                s with { Card = e.Card, Test = s.Test is { } test ? test with { Standing = ModelOffer.Untested, Message = null } : null },
            (Registered s, ModelGraphRecorded) => s,
            (Registered s, ModelTestSet e) => s with { Test = new ModelTest(e.Job, e.Vector, ModelOffer.Pending) },
            (Registered { Test: { } test } s, ModelTestPassed) => s with { Test = test with { Standing = ModelOffer.Passed } },
            (Registered { Test: { } test } s, ModelTestFailed e) =>
                s with { Test = test with { Standing = ModelOffer.Failed, Message = e.Message } },
            _ => throw new UnreachableException($"{state.GetType().Name} x {@event.GetType().Name}"),
        };

    /// <summary>What is refused whatever the file says: to be asked before it is read.</summary>
    public static RegistrationRefusal? RefusalOf(AssetId id, AssetState state, Account actor, int version, BlockTime now)
    {
        if (state is not AssetState.Minted asset)
            return new NoSuchAsset(id);
        var access = asset.Explain(actor, now);
        if (access.DenialOf(AccessLevel.EditData) is { } reason)
            return new AccessDenied(AccessLevel.EditData, access.Level, reason);
        if (asset.Kind != AssetKind.Model)
            return new NotAModel(id, asset.Kind);
        return asset.Version?.Number == version ? null : new NotNewest(version, asset.Version?.Number);
    }

    private static Verdict Register(ModelState state, RegisterModel c, BlockTime now)
    {
        if (RefusalOf(c.AssetId, c.Asset, c.Actor, c.Version, now) is { } refusal)
            return Verdict.Refuse(refusal);
        var known = state as Registered;
        List<ModelEvent> events = [];
        if (known is null || known.Card != c.Card)
            events.Add(new ModelRegistered(
                c.AssetId, c.Version, c.Cid, c.Description, c.Card, c.Graph.Count <= MaxNodesKept, c.Actor));
        if (known is null && c.Graph.Count <= MaxNodesKept)
            events.AddRange(ModelGraph.PartsOf(c.Graph).Select(part => new ModelGraphRecorded(c.AssetId, c.Version, part)));
        // The same request once more finds its test set.
        if (c.Test is { } test && known?.Test?.Job != test.Job)
            events.Add(new ModelTestSet(c.AssetId, c.Version, test.Job, test.Vector, c.Actor));
        else if (c.Test is null && known is { Test: { } before } && known.Card != c.Card)
            events.Add(new ModelTestSet(c.AssetId, c.Version, c.Again, before.Vector, c.Actor));
        return Verdict.Accept([.. events]);
    }

    private static Verdict Judge(Registered s, ModelTest test, JudgeTest c) => test.Standing != ModelOffer.Pending ? Verdict.Accept()
        : c.Failure is { } failure ? Verdict.Accept(new ModelTestFailed(s.Asset, s.Version, c.Job, failure.Code, failure.Message))
        : Verdict.Accept(new ModelTestPassed(s.Asset, s.Version, c.Job, c.LargestError));
}
