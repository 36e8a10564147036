using ModelPack.Generators.Model;

namespace ModelPack.Generators.Emitting;

/// <summary>Writes the part of a contract class that no predictor can be generated for: its interface members, which throw. MPK1001 says why.</summary>
internal static class PlaceholderEmitter
{
    public static string Emit(PredictorType predictor, PlaceholderPart part)
    {
        var writer = new SourceWriter();
        writer.WriteLine(RuntimeNames.Header);
        writer.WriteLine();
        ClassBlock.Emit(writer, predictor, () =>
        {
            writer.WriteLine(RuntimeNames.GeneratedCode);
            writer.WriteLine($"partial {predictor.Keyword} {predictor.Name}{part.TypeParameters}");
            writer.Block(() =>
            {
                foreach (PredictedTypes types in part.Predictors)
                    EmitMembers(writer, types.Input, types.Output);
                writer.WriteLine("void global::System.IDisposable.Dispose() { }");
            });
        });
        return writer.ToString();
    }

    private static void EmitMembers(SourceWriter writer, string input, string output)
    {
        string predictor = $"global::ModelPack.IPredictor<{input}, {output}>";
        const string Token = "global::System.Threading.CancellationToken cancellationToken";
        writer.WriteLine($$"""
            {{output}} {{predictor}}.Predict({{input}} input, {{Token}}) => {{RuntimeNames.Throw}};
            {{output}} {{predictor}}.Predict({{input}} input, out global::ModelPack.PredictionInfo info, {{Token}}) => {{RuntimeNames.Throw}};
            bool {{predictor}}.TryPredict({{input}} input, [global::System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out {{output}} prediction, out global::System.Collections.Generic.IReadOnlyList<global::ModelPack.InputError> errors) => {{RuntimeNames.Throw}};
            {{output}}[] {{predictor}}.PredictBatch(global::System.ReadOnlySpan<{{input}}> inputs) => {{RuntimeNames.Throw}};
            void {{predictor}}.PredictBatch(global::System.ReadOnlySpan<{{input}}> inputs, global::System.Span<{{output}}> outputs) => {{RuntimeNames.Throw}};
            int {{predictor}}.TryPredictBatch(global::System.ReadOnlySpan<{{input}}> inputs, global::System.Span<{{output}}> outputs, global::System.Span<global::ModelPack.RowStatus> statuses, global::System.Collections.Generic.ICollection<global::ModelPack.InputError> errors) => {{RuntimeNames.Throw}};
            global::System.Threading.Tasks.ValueTask<{{output}}> {{predictor}}.PredictAsync({{input}} input, {{Token}}) => {{RuntimeNames.Throw}};
            """);
    }
}
