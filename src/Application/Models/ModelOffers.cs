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
    /// <returns>Null where the newest version of the model is offered.</returns>
    public async Task<ModelNotOffered?> FindRefusalAsync(AssetState asset, CancellationToken cancellationToken)
    {
        if (asset is not AssetState.Minted { Kind: AssetKind.Model, Version: { } version } minted)
            return null;
        var model = await store.StateAsync(StreamKeys.Model(minted.Asset, version.Number), Aggregates.Model, cancellationToken);
        return model.Offer switch
        {
            ModelOffer.Passed => null,
            ModelOffer.Untested => options.Value.OfferUntested ? null : new ModelNotOffered(ModelOffer.Untested, null),
            var other => new ModelNotOffered(other, (model as ModelState.Registered)?.Test?.Message),
        };
    }
}
