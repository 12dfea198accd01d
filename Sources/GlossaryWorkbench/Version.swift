/// The version of the programs, as releases have it.
package let glossctlVersion = "0.1.0"
