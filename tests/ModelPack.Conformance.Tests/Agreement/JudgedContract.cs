extern alias runtime;
using System.Buffers;
using System.Reflection;
using System.Text;
using ModelPack.Packages.Contracts;
using ModelPack.Tasks.Manifest;
using runtime::ModelPack;
using runtime::ModelPack.Runtime.CompilerServices;

namespace ModelPack.Conformance.Tests.Agreement;

/// <summary>A compiled contract: its input schema, and what its generated code says of a document.</summary>
internal sealed class JudgedContract
{
    private static readonly Type s_contractJson = typeof(ContractRecordAttribute).Assembly.GetType("ModelPack.Runtime.CompilerServices.ContractJson`3", throwOnError: true)!;

    private readonly MethodInfo _read;

    public JudgedContract(ContractRecordAttribute record)
    {
        Contract = Contract.Parse(new ContractRecord(record.Model, record.Predictor.FullName!, record.Digest, record.Contract, record.Signature, []));
        Schema = SchemaDocument.WriteInput(Contract);

        // The side that faces callers, without its model: reading JSON and validating needs none.
        Type contract = record.Predictor.GetNestedTypes(BindingFlags.NonPublic).Single(type => Rows(type, record.Predictor) is not null);
        _read = s_contractJson.MakeGenericType([.. Rows(contract, record.Predictor)!.GetGenericArguments(), contract]).GetMethod("TryRead")!;
    }

    public string Name => Contract.Name;

    public Contract Contract { get; }

    public string Schema { get; }

    /// <summary>What the generated validator has against a document.</summary>
    public IReadOnlyList<InputError> Failures(string document)
    {
        var errors = new List<InputError>();
        _read.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(document)), JsonInputOptions.Default, errors, null, long.MaxValue, null], null);
        return errors;
    }

    private static Type? Rows(Type type, Type predictor)
    {
        Type[] sides = predictor.GetInterfaces().Single(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IPredictor<,>)).GetGenericArguments();
        return type.GetInterfaces().SingleOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IRowContract<,>) && face.GetGenericArguments().SequenceEqual(sides));
    }
}
