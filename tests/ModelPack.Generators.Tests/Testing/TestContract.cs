namespace ModelPack.Generators.Tests.Testing;

/// <summary>Texts of small contracts: a predictor, and types named <c>Input</c> and <c>Output</c>.</summary>
internal static class TestContract
{
    public static string Of(string model, string types, string contract = "") => $$"""
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using System.Numerics.Tensors;
        using ModelPack;

        namespace Acme.Models;

        [ModelContract("{{model}}"{{contract}})]
        public partial class Predictor : IPredictor<Input, Output>;

        {{types}}
        """;
}
