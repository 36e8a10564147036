using System;
using System.Collections.Generic;
using System.Linq;
using ModelPack.AspNetCore.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.AspNetCore.Generators.Naming;

/// <summary>Gives each predictor a method name: its own name, or its full name where another predictor has the same.</summary>
internal static class EndpointNaming
{
    public static EquatableArray<EndpointModel> Name(IEnumerable<PredictorSource> predictors)
    {
        PredictorSource[] distinct = [.. Distinct(predictors)];
        var counts = distinct.GroupBy(static predictor => predictor.Name, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);
        return new EquatableArray<EndpointModel>(distinct.Select(predictor => new EndpointModel(
            predictor.FullName, predictor.Model, counts[predictor.Name] == 1 ? predictor.Name : Qualify(predictor), DefaultPrefix.For(predictor.Model))));
    }

    // One full name in two references cannot be written in C# without an alias, so such predictors get no method; the app's own class hides both.
    private static IEnumerable<PredictorSource> Distinct(IEnumerable<PredictorSource> predictors) => predictors
        .GroupBy(static predictor => predictor.FullName, StringComparer.Ordinal)
        .Where(static group => group.Count() == 1 || group.Any(static predictor => predictor.InApp))
        .Select(static group => group.FirstOrDefault(static predictor => predictor.InApp) ?? group.First())
        .OrderBy(static predictor => predictor.FullName, StringComparer.Ordinal);

    private static string Qualify(PredictorSource predictor) => predictor.FullName.Replace(".", "").Replace("@", "");
}
