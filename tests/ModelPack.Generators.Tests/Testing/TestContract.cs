namespace ModelPack.Generators.Tests.Testing;

/// <summary>Texts of small contracts: a predictor, and types named <c>Input</c> and <c>Output</c>.</summary>
internal static class TestContract
{
    public static string Of(string model, string types) => $$"""
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using ModelPack;

        namespace Acme.Models;

        [ModelContract("{{model}}")]
        public partial class Predictor : IPredictor<Input, Output>;

        {{types}}
        """;
}
