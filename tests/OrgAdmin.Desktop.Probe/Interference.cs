using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

namespace OrgAdmin.Desktop.Probe;

/// <summary>
/// Another module of the session, with the usual resolver: it answers whoever asks, whatever the version, with the file of
/// that name in its own folder. The files here are empty but for the class that Core looks for first.
/// </summary>
internal static class Interference
{
    private static readonly string[] Names = ["System.Text.Json", "System.Memory", "Polly.Core"];
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "orgadmin-other-" + Guid.NewGuid().ToString("N"));

    /// <summary>The names for which it was asked and gave an answer.</summary>
    public static List<string> Answered { get; } = [];

    /// <summary>As a module does that was imported earlier.</summary>
    public static void Register()
    {
        Make();
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    /// <summary>As a module would that comes later and knows the same trick.</summary>
    public static void RegisterInFront()
    {
        Make();
        FieldInfo field = typeof(AppDomain)
            .GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
            .First(candidate => candidate.Name is "_AssemblyResolve" or "AssemblyResolve");
        ResolveEventHandler handler = Resolve;
        field.SetValue(AppDomain.CurrentDomain, Delegate.Combine(handler, (Delegate)field.GetValue(AppDomain.CurrentDomain)));
    }

    /// <summary>Asks for one of our packages, as a module does that was imported later and has none of its own.</summary>
    public static string IsGiven(string package)
    {
        try
        {
            return "another module was given " + Assembly.Load(package).Location;
        }
        catch (FileNotFoundException)
        {
            return "another module was given nothing";
        }
    }

    /// <summary>Lets the module explain what .NET Framework says of files that carry the mark of the internet, or lie on a share.</summary>
    public static void Refuse(this Assembly cmdlets, string folder)
    {
        Func<string, string, object> refused = (_, _) =>
            throw new FileLoadException("Operation is not supported. (Exception from HRESULT: 0x80131515)", "OrgAdmin.Core.dll");
        var telling =
            (Func<string, string, object>)
                cmdlets
                    .GetType("OrgAdmin.Loading.LoadFailure", throwOnError: true)!
                    .GetMethod("Telling", BindingFlags.Static | BindingFlags.Public)!
                    .Invoke(null, [folder, refused])!;
        telling("OrgAdmin.Core", "OrgAdmin.Core.CoreEntry");
    }

    private static void Make()
    {
        Directory.CreateDirectory(Folder);
        foreach (string name in Names)
        {
            AssemblyBuilder assembly = AppDomain.CurrentDomain.DefineDynamicAssembly(
                new AssemblyName(name) { Version = new Version(6, 0, 0, 0) },
                AssemblyBuilderAccess.Save,
                Folder
            );
            ModuleBuilder module = assembly.DefineDynamicModule(name, name + ".dll");
            module
                .DefineType("System.Text.Json.JsonSerializer", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed)
                .CreateType();
            assembly.Save(name + ".dll");
        }
    }

    private static Assembly? Resolve(object sender, ResolveEventArgs request)
    {
        string name = new AssemblyName(request.Name).Name;
        string file = Path.Combine(Folder, name + ".dll");
        if (!File.Exists(file))
            return null;
        Answered.Add(name);
        return Assembly.LoadFile(file);
    }
}
