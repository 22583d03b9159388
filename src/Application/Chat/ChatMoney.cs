using Microsoft.Extensions.Options;
using NeuraNft.Application.Generation;
using NeuraNft.Domain;
using NeuraNft.Domain.Balances;

namespace NeuraNft.Application.Chat;

/// <summary>Holds the most that an answer can cost: a prompt that fills what the model's window has beside the longest answer.</summary>
public sealed class ChatMoney(GenerationMoney money, IOptions<GenerationOptions> generation)
{
    /// <returns>Null where it is held, was so before, or is free.</returns>
    public Task<BalanceRefusal.InsufficientBalance?> HoldAsync(
        Account account, Guid answer, GeneratorModel model, CancellationToken cancellationToken)
    {
        var tokens = ChatPrompt.AnswerOf(model.ContextTokens, generation.Value.MaxOutputTokens);
        return money.HoldAsync(account, answer, model.Price, model.ContextTokens - tokens, tokens, cancellationToken);
    }

    public Task RefundAsync(Account account, Guid answer, string code, CancellationToken cancellationToken) =>
        money.RefundAsync(account, answer, code, cancellationToken);
}
