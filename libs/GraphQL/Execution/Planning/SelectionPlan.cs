using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution.Planning;

/// <summary>What is selected of one object type, fragments spread and conditions decided.</summary>
internal sealed record SelectionPlan(ObjectType Type, FieldPlan[] Fields);
