using System.Diagnostics;
using System.Text;
using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Decision<NeuraNft.Domain.Inferences.InferenceEvent, NeuraNft.Domain.Inferences.InferenceRefusal>;
using static NeuraNft.Domain.Inferences.InferenceCommand;
using static NeuraNft.Domain.Inferences.InferenceEvent;
using static NeuraNft.Domain.Inferences.InferenceRefusal;
using static NeuraNft.Domain.Inferences.InferenceState;

namespace NeuraNft.Domain.Inferences;

using Verdict = Decision<InferenceEvent, InferenceRefusal>;

/// <summary>Who may have a model run, and that a job ends exactly once.</summary>
public static class InferenceDecider
{
    public const int MaxInputBytes = 256 * 1024;

    public static Verdict Decide(InferenceState state, InferenceCommand command, BlockTime now) =>
        (state, command) switch
        {
            (Unrequested, RequestInference c) => Request(c, now),
            (Unrequested, _) => Refuse(new NoSuchJob()),
            ({ Asked: { } asked }, RequestInference c) => IsSame(asked, c) ? Accept() : Refuse(new AlreadyRequested(c.Job)),
            ({ Asked: { } asked }, CancelInference c) when c.Actor != asked.Requester => Refuse(new NotRequester(c.Actor)),
            (Waiting s, StartInference c) => Accept(new InferenceStarted(s.Request.Job, c.Worker, c.Attempt)),
            (Waiting s, CompleteInference) => Refuse(new NotStarted(s.Request.Job)),
            (Waiting s, FailInference c) => Accept(new InferenceFailed(s.Request.Job, c.Code, c.Message)),
            (Running s, StartInference c) => Restart(s, c),
            (Running s, CompleteInference c) when (c.Worker, c.Attempt) == (s.Worker, s.Attempt) =>
                Accept(new InferenceCompleted(s.Request.Job, c.Worker, c.Attempt, c.Result) { Receipt = c.Receipt }),
            (Running s, FailInference c) when (c.Worker, c.Attempt) == (s.Worker, s.Attempt) =>
                Accept(new InferenceFailed(s.Request.Job, c.Code, c.Message)),
            (Waiting or Running, CancelForLostRight c) => Accept(new InferenceCancelled(state.Asked!.Job, null, c.Reason)),
            ({ Asked: not null }, CancelForLostRight) => Accept(), // It has ended: there is nothing to stop.
            (Waiting or Running, CancelInference c) => Accept(new InferenceCancelled(state.Asked!.Job, c.Actor)),
            ({ Asked: { } asked }, _) => IsAlreadySo(state, command) ? Accept() : Refuse(new Stale(asked.Job)),
            _ => throw new UnreachableException($"{state.GetType().Name} x {command.GetType().Name}"),
        };

    public static InferenceState Evolve(InferenceState state, InferenceEvent @event) =>
        (state, @event) switch
        {
            (Unrequested, InferenceRequested e) => new Waiting(e),
            (Waiting or Running, InferenceStarted e) => new Running(state.Asked!, e.Worker, e.Attempt),
            (Running s, InferenceCompleted e) => new Completed(s.Request, e.Worker, e.Attempt, e.Result),
            (Waiting or Running, InferenceFailed e) => new Failed(state.Asked!, e.Code, e.Message),
            (Waiting or Running, InferenceCancelled e) => new Cancelled(state.Asked!, e.By),
            _ => throw new UnreachableException($"{state.GetType().Name} x {@event.GetType().Name}"),
        };

    // The cheap check comes first: the size needs no rights, and says nothing about the asset.
    private static Verdict Request(RequestInference c, BlockTime now)
    {
        var size = Encoding.UTF8.GetByteCount(c.Input);
        if (size > MaxInputBytes)
            return Refuse(new InputTooLarge(size, MaxInputBytes));
        if (c.Asset is not AssetState.Minted asset)
            return Refuse(new NoSuchAsset(c.AssetId));
        var access = asset.Explain(c.Requester, now);
        if (access.DenialOf(AccessLevel.UseModel) is { } reason)
            return Refuse(new AccessDenied(AccessLevel.UseModel, access.Level, reason));
        if (asset.Kind != AssetKind.Model)
            return Refuse(new NotAModel(asset.Asset, asset.Kind));
        if (asset.Version is not { } version)
            return Refuse(new NoVersion(asset.Asset));
        if (c.ExpectedVersion is { } expected && expected != version.Number)
            return Refuse(new VersionConflict(expected, version.Number));
        var isSealed = c.InputKind == SealedInput.Kind;
        if (isSealed && c.ExpectedVersion is null)
            return Refuse(new VersionConflict(0, version.Number));
        var price = c.Terms.PriceFor(access);
        if (price > c.ExpectedPrice || (isSealed && price != c.ExpectedPrice))
            return Refuse(new PriceChanged(c.ExpectedPrice, price));
        // The owner tries what is not offered yet: how else would he know what it answers?
        if (c.NotOffered is { } why && access.Source != AccessSource.Owner)
            return Refuse(new NotOffered(why));
        var model = new ModelReference(version.Cid, version.Sha256, version.Number);
        return Accept(new InferenceRequested(
            c.Job, asset.Asset, c.Requester, c.InputKind, c.Input, access.Level, model, c.CardCid, now)
        {
            Price = price == Yocto.Zero ? null : InferencePrice.Of(asset, price, c.Platform),
        });
    }

    private static bool IsSame(InferenceRequested asked, RequestInference c) =>
        (asked.Asset, asked.Requester, asked.InputKind, asked.Input) == (c.AssetId, c.Requester, c.InputKind, c.Input);

    private static Verdict Restart(Running s, StartInference c) =>
        c.Attempt > s.Attempt ? Accept(new InferenceStarted(s.Request.Job, c.Worker, c.Attempt))
        : (c.Worker, c.Attempt) == (s.Worker, s.Attempt) ? Accept()
        : Refuse(new Stale(s.Request.Job));

    // A worker that saw no acknowledgement hands in once more what has been recorded.
    private static bool IsAlreadySo(InferenceState state, InferenceCommand command) =>
        (state, command) switch
        {
            (Completed s, CompleteInference c) => (c.Worker, c.Attempt, c.Result) == (s.Worker, s.Attempt, s.Result),
            (Failed s, FailInference c) => (c.Code, c.Message) == (s.Code, s.Message),
            (Cancelled, CancelInference) => true,
            _ => false,
        };
}
