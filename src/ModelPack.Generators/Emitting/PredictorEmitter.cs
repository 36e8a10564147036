using System.Collections.Generic;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Emitting;

/// <summary>Emits the members of the predictor: each forwards to the runtime. Where the contract has errors each throws, so that the only errors shown are those of the contract.</summary>
internal static class PredictorEmitter
{
    public static void Emit(SourceWriter writer, ContractModel model)
    {
        EmitStatic(writer, model);
        EmitInstance(writer, model);
        if (model.Source.States.Count > 0)
            EmitSequences(writer, model);
        EmitHost(writer, model);
    }

    private static void EmitStatic(SourceWriter writer, ContractModel model)
    {
        PredictorType predictor = model.Source.Predictor;
        string self = predictor.FullName;
        string input = model.Source.Input!.FullName;
        string output = model.Source.Output!.FullName;
        string engine = model.Source.IsEncoded
            ? $"{RuntimeNames.Runtime}.EncodedPredictor<{RuntimeNames.EncodedTypes(model)}, Contract, Tensors>"
            : $"{RuntimeNames.Runtime}.Predictor<{input}, {output}, Contract>";
        string load = model.Source.IsEncoded ? "Load" : "Load<Contract>";
        string name = CSharpText.Documentation(model.Source.ModelName ?? model.ModelName);
        if (!model.HasErrors)
        {
            writer.WriteLine($"private readonly {engine} _predictor;");
            writer.WriteLine();
            writer.WriteLine($"private {predictor.Name}({engine} predictor) => _predictor = predictor;");
            writer.WriteLine();
        }

        writer.WriteLine($$"""
            /// <summary>What is known about model <c>{{name}}</c> without loading it: name, version, digests, signature and contract.</summary>
            public static global::ModelPack.ModelDescriptor Descriptor => {{Body(model, $"{engine}.Descriptor")}};

            /// <summary>Opens model <c>{{name}}</c> beside the app (or at <see cref="global::ModelPack.PredictorOptions.ModelPath"/>), checks its digest and warms it up.</summary>
            /// <param name="options">How it is loaded and run; null for the defaults.</param>
            public static {{self}} Load(global::ModelPack.PredictorOptions? options = null) => {{Body(model, $"new({engine}.{load}(options))")}};

            /// <summary>Everything that is wrong with a row, with JSON paths; empty for a valid one. Needs no model.</summary>
            /// <param name="input">The row.</param>
            public static global::System.Collections.Generic.IReadOnlyList<global::ModelPack.InputError> Validate({{input}} input) => {{Body(model, $"{engine}.Validate(input)")}};
            """);
        writer.WriteLine();
    }

    private static void EmitInstance(SourceWriter writer, ContractModel model)
    {
        string input = model.Source.Input!.FullName;
        string output = model.Source.Output!.FullName;
        foreach (string line in Documentation(model))
            writer.WriteLine(line);
        writer.WriteLine($$"""
            public {{output}} Predict({{input}} input, {{RuntimeNames.CancellationToken}} cancellationToken = default) => {{Body(model, "_predictor.Predict(input, cancellationToken)")}};

            /// <inheritdoc/>
            public {{output}} Predict({{input}} input, out global::ModelPack.PredictionInfo info, {{RuntimeNames.CancellationToken}} cancellationToken = default) => {{Body(model, "_predictor.Predict(input, out info, cancellationToken)")}};

            /// <inheritdoc/>
            public bool TryPredict({{input}} input, [global::System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out {{output}} prediction, out global::System.Collections.Generic.IReadOnlyList<global::ModelPack.InputError> errors) => {{Body(model, "_predictor.TryPredict(input, out prediction, out errors)")}};

            /// <inheritdoc/>
            public {{output}}[] PredictBatch({{RuntimeNames.ReadOnlySpan}}<{{input}}> inputs) => {{Body(model, "_predictor.PredictBatch(inputs)")}};

            /// <inheritdoc/>
            public void PredictBatch({{RuntimeNames.ReadOnlySpan}}<{{input}}> inputs, global::System.Span<{{output}}> outputs) => {{Body(model, "_predictor.PredictBatch(inputs, outputs)")}};

            /// <inheritdoc/>
            public int TryPredictBatch({{RuntimeNames.ReadOnlySpan}}<{{input}}> inputs, global::System.Span<{{output}}> outputs, global::System.Span<global::ModelPack.RowStatus> statuses, {{RuntimeNames.InputErrors}} errors) => {{Body(model, "_predictor.TryPredictBatch(inputs, outputs, statuses, errors)")}};

            /// <inheritdoc/>
            public global::System.Threading.Tasks.ValueTask<{{output}}> PredictAsync({{input}} input, {{RuntimeNames.CancellationToken}} cancellationToken = default) => {{Body(model, "_predictor.PredictAsync(input, cancellationToken)")}};

            /// <summary>Closes the session once running calls are done.</summary>
            public void Dispose() => {{Body(model, "_predictor.Dispose()")}};
            """);
        writer.WriteLine();
    }

    // Only for models with a state: the others have nothing to carry from row to row.
    private static void EmitSequences(SourceWriter writer, ContractModel model)
    {
        string input = model.Source.Input!.FullName;
        string output = model.Source.Output!.FullName;
        string sequence = $"global::ModelPack.ISequence<{input}, {output}>";
        writer.WriteLine($$"""
            /// <summary>Opens a sequence of rows that keeps the model's state from one to the next. One thread at a time; many sequences run in parallel.</summary>
            public {{sequence}} OpenSequence() => {{Body(model, "_predictor.OpenSequence()")}};

            /// <summary>Predicts the next row of each of many sequences, with as few native calls as the model allows.</summary>
            /// <param name="sequences">Sequences of this predictor, each one once.</param>
            /// <param name="inputs">A row for each sequence.</param>
            /// <param name="outputs">Takes a prediction for each row.</param>
            /// <exception cref="global::ModelPack.InvalidInputException">Rows are invalid, and nothing ran; or ONNX Runtime refused rows: their sequences stay as they were, the others have moved on.</exception>
            public void PredictBatch({{RuntimeNames.ReadOnlySpan}}<{{sequence}}> sequences, {{RuntimeNames.ReadOnlySpan}}<{{input}}> inputs, global::System.Span<{{output}}> outputs) => {{Body(model, "_predictor.PredictBatch(sequences, inputs, outputs)")}};

            /// <summary>Predicts the good rows of many sequences and marks the bad ones, whose sequences stay as they were.</summary>
            /// <param name="sequences">Sequences of this predictor, each one once.</param>
            /// <param name="inputs">A row for each sequence.</param>
            /// <param name="outputs">Takes a prediction for each good row.</param>
            /// <param name="statuses">Takes what became of each row.</param>
            /// <param name="errors">Takes the failures of all bad rows.</param>
            /// <returns>How many rows were predicted.</returns>
            public int TryPredictBatch({{RuntimeNames.ReadOnlySpan}}<{{sequence}}> sequences, {{RuntimeNames.ReadOnlySpan}}<{{input}}> inputs, global::System.Span<{{output}}> outputs, global::System.Span<global::ModelPack.RowStatus> statuses, {{RuntimeNames.InputErrors}} errors) => {{Body(model, "_predictor.TryPredictBatch(sequences, inputs, outputs, statuses, errors)")}};
            """);
        writer.WriteLine();
    }

    // Explicit: hosts call these through the type parameter, authors never.
    private static void EmitHost(SourceWriter writer, ContractModel model)
    {
        string self = model.Source.Predictor.FullName;
        string rows = model.Source.IsEncoded ? "" : "<Contract>";
        string json = $"{self} predictor, in global::System.Buffers.ReadOnlySequence<byte> json, global::System.Buffers.IBufferWriter<byte> output, global::ModelPack.JsonInputOptions options, {RuntimeNames.InputErrors} errors, {RuntimeNames.CancellationToken} cancellationToken";
        writer.WriteLine($$"""
            static global::ModelPack.ModelHost global::ModelPack.IModel<{{self}}>.HostOf({{self}} predictor) => {{Body(model, $"predictor._predictor.Host{rows}()")}};

            static bool global::ModelPack.IModel<{{self}}>.TryPredictJson({{json}}) => {{Body(model, $"predictor._predictor.TryPredictJson{rows}(in json, output, options, errors, cancellationToken)")}};

            static bool global::ModelPack.IModel<{{self}}>.TryPredictJsonBatch({{json}}) => {{Body(model, $"predictor._predictor.TryPredictJsonBatch{rows}(in json, output, options, errors, cancellationToken)")}};
            """);
    }

    private static string Body(ContractModel model, string forward) => model.HasErrors ? RuntimeNames.Throw : forward;

    // Tensor, type, shape, unit and valid range of everything that goes in and comes out.
    private static IEnumerable<string> Documentation(ContractModel model)
    {
        string summary = model.Source.Predictor.Summary;
        yield return $"/// <summary>{(summary.Length > 0 ? CSharpText.Documentation(summary) : "Predicts one row.")}</summary>";
        yield return "/// <remarks>";
        foreach (string line in TensorDocumentation.Of(model))
            yield return "/// " + line;
        yield return "/// </remarks>";
        yield return "/// <param name=\"input\">One row.</param>";
        yield return "/// <param name=\"cancellationToken\">Stops the run between two nodes of the graph.</param>";
        yield return "/// <exception cref=\"global::ModelPack.InvalidInputException\">The row does not fit the contract; all failures are named.</exception>";
        yield return "/// <exception cref=\"global::ModelPack.ModelOutputException\">The model gave something that the contract does not say.</exception>";
    }
}
