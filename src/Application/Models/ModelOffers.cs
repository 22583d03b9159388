using Microsoft.Extensions.Options;
using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Models;

namespace NeuraNft.Application.Models;

/// <summary>Which models may be asked for inference: those that passed their owner's test, and perhaps those that have none.</summary>
public sealed class ModelOffers(DocumentStore store, IOptions<ModelOptions> options)
{
    /// <summary>Of the asset's newest version.</summary>
    public async Task<OfferedModel> FindAsync(AssetState asset, CancellationToken cancellationToken)
    {
        if (asset is not AssetState.Minted minted)
            return new OfferedModel(null, null);
        if (minted is not { Kind: AssetKind.Model, Version: { } version })
            return new OfferedModel(null, minted.Metadata.Data);
        var model = await store.StateAsync(StreamKeys.Model(minted.Asset, version.Number), Aggregates.Model, cancellationToken);
        return new OfferedModel(
            RefusalOf(model), model is ModelState.Registered registered ? registered.Card?.Cid : minted.Metadata.Data);
    }

    private ModelNotOffered? RefusalOf(ModelState model) => model.Offer switch
    {
        ModelOffer.Passed => null,
        ModelOffer.Untested => options.Value.OfferUntested ? null : new ModelNotOffered(ModelOffer.Untested, null),
        var other => new ModelNotOffered(other, (model as ModelState.Registered)?.Test?.Message),
    };
}

/// <param name="Refusal">Null where it is offered.</param>
/// <param name="CardCid">
/// The card that it was registered and tested with, whatever the chain names meanwhile; of a model that is not registered, the chain's.
/// </param>
public sealed record OfferedModel(ModelNotOffered? Refusal, string? CardCid);
