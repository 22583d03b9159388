using Microsoft.Extensions.Options;
using Neura.EventStore;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Custody;
using NeuraNft.Application.Inferences;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Models;
using Npgsql;
using Registration = NeuraNft.Application.Result<
    NeuraNft.Application.Log.CommandAnswer, NeuraNft.Application.Models.ModelRegistrationRefusal>;

namespace NeuraNft.Application.Models;

/// <summary>
/// Reads the newest version of an asset as a model and says so in the log; with a test, also asks for the job that is to answer it. The
/// model is offered for inference once that answer is the expected one.
/// </summary>
public sealed class RegisterPublishedModel(
    DocumentStore store, ChainClock clock, PublishedFiles files, IModelInspector inspector, IOptions<InferenceOptions> options)
    : IDisposable
{
    private const int Attempts = 5;
    private const long MaxCardBytes = 1 << 20;

    // A model is read whole into memory: one at a time.
    private readonly SemaphoreSlim one = new(1);

    public sealed record Command(Account Actor, Guid IdempotencyKey, AssetId Asset, int Version, ModelTestVector? Test);

    /// <summary>The job that answers the command's test.</summary>
    public static Guid JobOf(Command command) => CommandId.Of(command.Actor, "model_test", command.IdempotencyKey);

    /// <exception cref="ChainBehindException">Whether the actor may register cannot be said now.</exception>
    /// <exception cref="CustodyException">SEALED.</exception>
    public async Task<Registration> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        var metadata = new EventMetadata
        {
            CommandId = CommandId.Of(command.Actor, "register_model", command.IdempotencyKey),
            CommandHash = CommandHash.Of(command, store.Options.Json), UserName = command.Actor.Value,
        };
        if (await store.FindCommandAsync(metadata, cancellationToken) is { } earlier)
            return Answer(earlier.ToAnswer(metadata.CommandId.Value));
        if (command.Test is { } test && TestVectorCheck.RefusalOf(test) is { } invalid)
            return Refuse(new ModelRegistrationRefusal.Unfit(invalid));
        // The clock first: a state read later is at least as new as the time it is judged by.
        var now = await clock.FreshAsync(command.Asset.Contract, cancellationToken);
        var asset = await store.StateAsync(StreamKeys.Asset(command.Asset), Aggregates.Asset, cancellationToken);
        if (ModelDecider.RefusalOf(command.Asset, asset, command.Actor, command.Version, now) is { } refusal)
            return Refuse(new ModelRegistrationRefusal.NotAllowed(refusal));
        var minted = (AssetState.Minted)asset;
        var (read, unfit) = await InspectAsync(minted, cancellationToken);
        if (read is not { } known)
            return Refuse(unfit!);
        var register = new ModelCommand.RegisterModel(
            command.Actor, command.Asset, asset, command.Version, minted.Version!.Cid, known.Model.Description, new(known.Model.Graph),
            known.Card, command.Test is null ? null : new ModelTest(JobOf(command), command.Test, ModelOffer.Pending))
        {
            Again = JobOf(command),
        };
        return await AppendAsync(register, metadata, now, cancellationToken);
    }

    public void Dispose() => one.Dispose();

    private async Task<((InspectedModel Model, ModelCardFacts? Card)? Read, ModelRegistrationRefusal? Refusal)> InspectAsync(
        AssetState.Minted asset, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (await files.ReadAsync(asset.Asset, asset.Version!, inspector.MaxModelBytes, cancellationToken) is not { } file)
                return (null, new ModelRegistrationRefusal.NoFile());
            var inspected = inspector.Inspect(file);
            if (inspected is Result<InspectedModel, ModelFileRefusal>.Refused unfit)
                return (null, new ModelRegistrationRefusal.Unfit(unfit.Refusal));
            var model = ((Result<InspectedModel, ModelFileRefusal>.Ok)inspected).Value;
            // Metadata is free text of the creator's: only what is a CID can be a card.
            if (await files.ReadPlainAsync(asset.Metadata.Data, MaxCardBytes, cancellationToken) is not { } card)
                return ((model, null), null);
            return inspector.InspectCard(card, model.Description) switch
            {
                Result<InspectedCard, ModelFileRefusal>.Ok ok =>
                    ((model, new ModelCardFacts(asset.Metadata.Data!, ok.Value.Task, ok.Value.InputKind)), null),
                Result<InspectedCard, ModelFileRefusal>.Refused no => (null, new ModelRegistrationRefusal.Unfit(no.Refusal)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        finally
        {
            one.Release();
        }
    }

    private async Task<Registration> AppendAsync(
        ModelCommand.RegisterModel register, EventMetadata metadata, BlockTime now, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var session = store.LightweightSession(metadata);
            var key = StreamKeys.Model(register.AssetId, register.Version);
            var stream = await session.Events.FetchForWriting(key, Aggregates.Model, cancellationToken);
            var decided = ModelDecider.Decide(stream.Aggregate, register, now);
            if (decided is Decision<ModelEvent, RegistrationRefusal>.Refused no)
                return Refuse(new ModelRegistrationRefusal.NotAllowed(no.Refusal));
            var events = ((Decision<ModelEvent, RegistrationRefusal>.Accepted)decided).Events;
            if (events.Count == 0)
                return Answer(await store.AnswerAsync(metadata, cancellationToken));
            stream.AppendMany(events);
            var test = events.OfType<ModelEvent.ModelTestSet>().FirstOrDefault();
            var asked = test is null ? null : await session.AskAsync(register, test, options.Value, now, cancellationToken);
            if (asked is Result<InferenceEvent.InferenceRequested, InferenceRefusal>.Refused unasked)
                return Refuse(new ModelRegistrationRefusal.TestNotAsked(unasked.Refusal));
            if (await SaveAsync(session, metadata, asked, cancellationToken) is { } answer)
                return answer;
            if (attempt == Attempts)
                throw new InvalidOperationException($"The registration of {register.AssetId} changes faster than it is written.");
        }
    }

    /// <returns>Null where the stream moved on meanwhile, and nothing was written.</returns>
    private async Task<Registration?> SaveAsync(
        DocumentSession session, EventMetadata metadata, Result<InferenceEvent.InferenceRequested, InferenceRefusal>? test,
        CancellationToken cancellationToken)
    {
        try
        {
            var saved = await session.SaveChangesAsync(cancellationToken);
            return saved.Verdict == AppendVerdict.Conflict ? null : Answer(saved.ToAnswer(metadata.CommandId!.Value));
        }
        catch (PostgresException failure) when (test is Result<InferenceEvent.InferenceRequested, InferenceRefusal>.Ok { Value: var asked }
            && QuotaCounters.RefusalOf(failure, asked, options.Value.BoundOf(asked.LevelSeen)) is { } exceeded)
        {
            return Refuse(new ModelRegistrationRefusal.TestNotAsked(exceeded));
        }
    }

    private static Registration Answer(Result<CommandAnswer, CommandRefusal> answer) => answer switch
    {
        Result<CommandAnswer, CommandRefusal>.Ok ok => new Registration.Ok(ok.Value),
        Result<CommandAnswer, CommandRefusal>.Refused no => Refuse(new ModelRegistrationRefusal.OtherInput(no.Refusal.CommandId)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Registration Refuse(ModelRegistrationRefusal refusal) => new Registration.Refused(refusal);
}
