using System.Reflection;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding.Resolvers;

/// <summary>Writes down what a field costs, and how long its value lives.</summary>
internal static class Costs
{
    public static void Attach(FieldDefinition field, MemberInfo member, bool isAsync)
    {
        CostData.SetAsync(field, isAsync);
        CostData.SetWeight(field.ContextData, member.GetCustomAttribute<CostAttribute>()?.Weight);
        CostData.SetSize(field, member.GetCustomAttribute<ListSizeAttribute>()?.ToListSize());
        CacheControl.Set(field.ContextData, member.GetCustomAttribute<CacheControlAttribute>()?.ToCacheControl());
    }
}
